package vn.hamrong.exchange.fhir;

import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationAdministration.MedicationAdministrationStatus;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Period;

/** RXA: a vaccination in VXU, else a drug given; source: the official maps RXA[Immunization], ORC[MedicationAdministration]. */
final class Administrations {
    private static final String TYPE = "MedicationAdministration";

    /** Table 0322. */
    private static final Map<String, MedicationAdministrationStatus> STATUS = Map.of(
            "CP", MedicationAdministrationStatus.COMPLETED,
            "PA", MedicationAdministrationStatus.STOPPED,
            "NA", MedicationAdministrationStatus.NOTDONE,
            "RE", MedicationAdministrationStatus.NOTDONE);

    private Administrations() {}

    static void map(Line rxa, Draft draft) {
        if (draft.type().equals("VXU")) {
            Vaccinations.map(rxa, draft);
        } else {
            drug(rxa, draft);
        }
    }

    private static void drug(Line rxa, Draft draft) {
        Optional<Line> orc = rxa.parent().filter(above -> above.name().equals("ORC"));
        MedicationAdministration given = draft.derived(
                MedicationAdministration::new,
                rxa,
                "administration",
                orc.map(above -> OrderNumbers.key(above, null)).orElse(""),
                rxa.field(3).peek(),
                rxa.field(5).peek());
        order(rxa, orc, given, draft);
        rxa.became(given);
        draft.patientReference(rxa).ifPresent(given::setSubject);
        draft.encounterReference(rxa).ifPresent(given::setContext);
        given.setMedication(Drugs.of(rxa, new Drugs.Fields(5, 8, 0), given));
        state(rxa, given);
        time(rxa, given);
        facts(rxa, given, draft);
        if (!given.hasSubject()) {
            given.setSubject(NoSubject.reference());
        }
    }

    private static void order(Line rxa, Optional<Line> orc, MedicationAdministration given, Draft draft) {
        Optional<MedicationRequest> order = rxa.above(MedicationRequest.class);
        order.ifPresent(known -> given.setRequest(draft.reference(known)));
        orc.filter(above -> order.isEmpty()).ifPresent(above -> {
            above.became(given);
            for (Identifier number : OrderNumbers.of(above, null, TYPE)) {
                given.addIdentifier(number);
            }
        });
    }

    private static void state(Line rxa, MedicationAdministration given) {
        Datum status = rxa.field(20);
        given.setStatus(Codes.translated(status, STATUS).orElse(MedicationAdministrationStatus.COMPLETED));
        if (status.hasText()) {
            Codes.keep(status, given.getStatusElement(), TYPE + ".status");
        }
        rxa.all(18).forEach(why -> Codes.concept(why, TYPE + ".statusReason").ifPresent(given::addStatusReason));
        rxa.all(19).forEach(why -> Codes.concept(why, TYPE + ".reasonCode").ifPresent(given::addReasonCode));
    }

    private static void time(Line rxa, MedicationAdministration given) {
        boolean moment = !rxa.field(4).hasText()
                || rxa.field(4).peek().equals(rxa.field(3).peek());
        Optional<Period> period =
                moment ? Optional.empty() : Times.period(rxa.field(3), rxa.field(4), TYPE + ".effectivePeriod");
        period.ifPresent(given::setEffective);
        if (period.isEmpty()) {
            Times.dateTime(rxa.field(3), TYPE + ".effectiveDateTime").ifPresent(given::setEffective);
        }
        if (!given.hasEffective()) {
            DateTimeType unknown = new DateTimeType();
            unknown.addExtension(
                    "http://hl7.org/fhir/StructureDefinition/data-absent-reason",
                    new org.hl7.fhir.r4.model.CodeType("unknown"));
            given.setEffective(unknown);
        }
    }

    private static void facts(Line rxa, MedicationAdministration given, Draft draft) {
        Quantities.nm(rxa.field(6), rxa.field(7), TYPE + ".dosage.dose")
                .ifPresent(dose -> given.getDosage().setDose(dose));
        rxa.all(9)
                .forEach(note -> Codes.concept(note, TYPE + ".note[0].text")
                        .filter(said -> said.hasText())
                        .ifPresent(said -> given.addNote(new Annotation().setText(said.getText()))));
        for (Datum xcn : rxa.all(10)) {
            People.practitioner(xcn, given, draft)
                    .ifPresent(who -> given.addPerformer().setActor(who));
        }
        Medication drug = Drugs.in(given);
        rxa.all(15).stream()
                .filter(Datum::hasText)
                .forEach(lot -> drug.getBatch().setLotNumber(lot.take("Medication.batch.lotNumber")));
        Times.dateTime(rxa.field(16), "Medication.batch.expirationDate")
                .ifPresent(date -> drug.getBatch().setExpirationDateElement(date));
        Organizations.cwe(rxa.field(17), "manufacturer", given, draft).ifPresent(drug::setManufacturer);
    }
}
