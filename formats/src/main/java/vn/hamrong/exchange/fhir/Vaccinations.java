package vn.hamrong.exchange.fhir;

import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Immunization.ImmunizationStatus;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** RXA and its ORC → Immunization; source: the official maps RXA[Immunization], ORC[Immunization]. */
final class Vaccinations {
    private static final String TYPE = "Immunization";
    private static final String FUNCTIONS = Uris.TERMINOLOGY + "v2-0443";

    /** Table 0322. */
    private static final Map<String, ImmunizationStatus> STATUS = Map.of(
            "CP", ImmunizationStatus.COMPLETED,
            "PA", ImmunizationStatus.COMPLETED,
            "NA", ImmunizationStatus.NOTDONE,
            "RE", ImmunizationStatus.NOTDONE);

    private Vaccinations() {}

    static void map(Line rxa, Draft draft) {
        Optional<Line> orc = rxa.parent().filter(above -> above.name().equals("ORC"));
        Immunization vaccine = draft.derived(
                Immunization::new,
                rxa,
                "vaccination",
                orc.map(above -> OrderNumbers.key(above, null)).orElse(""),
                rxa.field(3).peek(),
                rxa.field(5).peek());
        orc.ifPresent(above -> order(above, vaccine, draft));
        rxa.became(vaccine);
        draft.patientReference(rxa).ifPresent(vaccine::setPatient);
        draft.encounterReference(rxa).ifPresent(vaccine::setEncounter);
        state(rxa, vaccine);
        what(rxa, vaccine, draft);
        who(rxa, vaccine, draft);
        if (!vaccine.hasPatient()) {
            vaccine.setPatient(NoSubject.reference());
        }
    }

    private static void order(Line orc, Immunization vaccine, Draft draft) {
        orc.became(vaccine);
        for (Identifier number : OrderNumbers.of(orc, null, TYPE)) {
            vaccine.addIdentifier(number);
        }
        Times.dateTime(orc.field(9), TYPE + ".recorded").ifPresent(vaccine::setRecordedElement);
        Requesters.of(orc, null, vaccine, draft).ifPresent(who -> performer(who, "OP", "Ordering Provider", vaccine));
        OrderTrails.map(orc, vaccine, draft);
    }

    private static void state(Line rxa, Immunization vaccine) {
        Datum status = rxa.field(20);
        vaccine.setStatus(Codes.translated(status, STATUS).orElse(ImmunizationStatus.COMPLETED));
        if (rxa.field(21).peek().equals("D")) {
            vaccine.setStatus(ImmunizationStatus.ENTEREDINERROR);
            Codes.keep(rxa.field(21), vaccine.getStatusElement(), TYPE + ".status");
        }
        if (status.hasText()) {
            Codes.keep(status, vaccine.getStatusElement(), TYPE + ".status");
        }
        Codes.concept(rxa.field(18), TYPE + ".statusReason").ifPresent(vaccine::setStatusReason);
        rxa.all(19).forEach(why -> Codes.concept(why, TYPE + ".reasonCode").ifPresent(vaccine::addReasonCode));
        Times.dateTime(rxa.field(3), TYPE + ".occurrenceDateTime").ifPresent(vaccine::setOccurrence);
        if (!vaccine.hasOccurrence()) {
            vaccine.setOccurrence(new StringType("unknown"));
        }
        if (!vaccine.hasRecorded()) {
            Times.dateTime(rxa.field(22), TYPE + ".recorded").ifPresent(vaccine::setRecordedElement);
        }
    }

    private static void what(Line rxa, Immunization vaccine, Draft draft) {
        vaccine.setVaccineCode(Codes.concept(rxa.field(5), TYPE + ".vaccineCode")
                .orElseGet(() -> new CodeableConcept().setText("unknown")));
        if (!rxa.field(6).peek().equals("999")) {
            Quantities.nm(rxa.field(6), rxa.field(7), TYPE + ".doseQuantity").ifPresent(vaccine::setDoseQuantity);
        }
        if (rxa.field(15).hasText()) {
            vaccine.setLotNumber(rxa.field(15).take(TYPE + ".lotNumber"));
        }
        Times.date(rxa.field(16), TYPE + ".expirationDate").ifPresent(vaccine::setExpirationDateElement);
        Organizations.cwe(rxa.field(17), "manufacturer", vaccine, draft).ifPresent(vaccine::setManufacturer);
        rxa.all(9).forEach(note -> source(note, vaccine));
    }

    /** RXA-9 of a vaccination: 00 is first hand, anything else is where the word comes from. */
    private static void source(Datum note, Immunization vaccine) {
        boolean firstHand = note.part(1).peek().equals("00");
        if (firstHand || vaccine.hasReportOrigin()) {
            note.takeAll(TYPE + ".note[0].text");
            vaccine.addNote(new Annotation().setText(ObservationValues.said(note)));
        } else {
            Codes.concept(note, TYPE + ".reportOrigin").ifPresent(vaccine::setReportOrigin);
        }
        vaccine.setPrimarySource(firstHand);
    }

    private static void who(Line rxa, Immunization vaccine, Draft draft) {
        for (Datum xcn : rxa.all(10)) {
            People.practitioner(xcn, vaccine, draft)
                    .ifPresent(who -> performer(who, "AP", "Administering Provider", vaccine));
        }
        Places.pl(rxa.field(27), draft).ifPresent(vaccine::setLocation);
        Datum place = rxa.field(11);
        if (!vaccine.hasLocation() && place.isPresent()) {
            Location location =
                    new Location().setName(ObservationValues.said(place.part(4).isPresent() ? place.part(4) : place));
            place.takeAll("Location.name");
            vaccine.setLocation(Contained.in(vaccine, location));
        }
    }

    private static void performer(Reference who, String code, String display, Immunization vaccine) {
        vaccine.addPerformer()
                .setActor(who)
                .getFunction()
                .addCoding()
                .setSystem(FUNCTIONS)
                .setCode(code)
                .setDisplay(display);
    }
}
