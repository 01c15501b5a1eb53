package vn.hamrong.exchange.fhir;

import java.util.Optional;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Dosage.DosageDoseAndRateComponent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestIntent;
import org.hl7.fhir.r4.model.Range;

/** ORC with RXO or RXE → MedicationRequest; source: the official map RXO[MedicationRequest], and its like for RXE. */
final class Prescriptions {
    private static final String TYPE = "MedicationRequest";
    private static final String DOSAGE = TYPE + ".dosageInstruction[0]";

    /**
     * Where RXO and RXE have the same thing.
     *
     * @param give first of: code, minimum, maximum, units, form
     */
    private record Place(int give, int notes, int substitution, int dispense, int refills, int strength) {}

    private static final Place RXO = new Place(1, 6, 9, 11, 13, 18);
    private static final Place RXE = new Place(2, 7, 9, 10, 12, 25);

    private Prescriptions() {}

    static void ordered(Line rxo, Draft draft) {
        MedicationRequest drug = enter(rxo, RXO, draft);
        drug.setIntent(MedicationRequestIntent.ORIGINALORDER);
        requester(rxo, 14, drug, draft);
        Codes.concept(rxo.field(20), TYPE + ".reasonCode").ifPresent(drug::addReasonCode);
    }

    static void encoded(Line rxe, Draft draft) {
        // The pharmacy's words on an order that RXO told before it: one prescription, the later words count.
        Optional<MedicationRequest> original = rxe.parent()
                .filter(orc -> orc.name().equals("ORC"))
                .flatMap(orc -> orc.nearest(MedicationRequest.class));
        original.ifPresent(known -> rxe.became(known));
        MedicationRequest drug = original.isPresent() ? original.get() : enter(rxe, RXE, draft);
        if (original.isEmpty()) {
            drug.setIntent(MedicationRequestIntent.ORDER);
        } else {
            fill(rxe, RXE, drug);
        }
        Timings.quantity(rxe.field(1), drug);
        requester(rxe, 13, drug, draft);
        Identifiers.plain(rxe.field(15), "prescription", TYPE + ".identifier").ifPresent(drug::addIdentifier);
        rxe.all(27).forEach(why -> Codes.concept(why, TYPE + ".reasonCode").ifPresent(drug::addReasonCode));
        rxe.all(21)
                .forEach(note -> Codes.concept(note, TYPE + ".note[0].text")
                        .filter(said -> said.hasText())
                        .ifPresent(said -> drug.addNote(new Annotation().setText(said.getText()))));
        rate(rxe, drug);
        if (!drug.hasAuthoredOn()) {
            Times.dateTime(rxe.field(32), TYPE + ".authoredOn").ifPresent(drug::setAuthoredOnElement);
        }
    }

    private static MedicationRequest enter(Line line, Place place, Draft draft) {
        Optional<Line> orc = line.parent().filter(above -> above.name().equals("ORC"));
        MedicationRequest drug = draft.derived(
                MedicationRequest::new,
                line,
                "prescription",
                orc.map(above -> OrderNumbers.key(above, null)).orElse(""),
                line.field(place.give()).peek());
        orc.ifPresent(above -> order(above, drug, draft));
        line.became(drug);
        draft.patientReference(line).ifPresent(drug::setSubject);
        draft.encounterReference(line).ifPresent(drug::setEncounter);
        drug.setStatus(OrderStates.ofDrug(orc.orElse(null)));
        OrderStates.source(orc.orElse(null))
                .ifPresent(code -> Codes.keep(code, drug.getStatusElement(), TYPE + ".status"));
        fill(line, place, drug);
        if (!drug.hasSubject()) {
            drug.setSubject(NoSubject.reference());
        }
        return drug;
    }

    private static void order(Line orc, MedicationRequest drug, Draft draft) {
        orc.became(drug);
        for (Identifier number : OrderNumbers.of(orc, null, TYPE)) {
            drug.addIdentifier(number);
        }
        Identifiers.ei(orc.field(4), "order-group", TYPE + ".groupIdentifier").ifPresent(drug::setGroupIdentifier);
        Times.dateTime(orc.field(9), TYPE + ".authoredOn").ifPresent(drug::setAuthoredOnElement);
        Timings.quantity(orc.field(7), drug);
        Requesters.of(orc, null, drug, draft).ifPresent(drug::setRequester);
        Codes.concept(orc.field(16), TYPE + ".statusReason").ifPresent(drug::setStatusReason);
        OrderTrails.map(orc, drug, draft);
    }

    private static void fill(Line line, Place place, MedicationRequest drug) {
        CodeableConcept ordered = Drugs.in(drug).getCode();
        if (drug.hasMedication()) {
            drug.getContained().remove(Drugs.in(drug));
        }
        drug.setMedication(Drugs.of(line, new Drugs.Fields(place.give(), place.give() + 4, place.strength()), drug));
        CodeableConcept given = Drugs.in(drug).getCode();
        ordered.getCoding().stream()
                .filter(known -> given.getCoding().stream().noneMatch(known::equalsDeep))
                .toList()
                .forEach(given::addCoding);
        dose(line, place, drug);
        for (Datum note : line.all(place.notes())) {
            Codes.concept(note, DOSAGE + ".additionalInstruction")
                    .ifPresent(said -> drug.getDosageInstructionFirstRep().addAdditionalInstruction(said));
        }
        Datum substitution = line.field(place.substitution());
        Codes.concept(substitution, TYPE + ".substitution.allowedCodeableConcept")
                .ifPresent(allowed -> drug.getSubstitution().setAllowed(allowed));
        Quantities.nm(
                        line.field(place.dispense()),
                        line.field(place.dispense() + 1),
                        TYPE + ".dispenseRequest.quantity")
                .ifPresent(amount -> drug.getDispenseRequest().setQuantity(amount));
        Numbers.whole(line.field(place.refills()), 0, TYPE + ".dispenseRequest.numberOfRepeatsAllowed")
                .ifPresent(times -> drug.getDispenseRequest().setNumberOfRepeatsAllowed(times));
    }

    private static void dose(Line line, Place place, MedicationRequest drug) {
        Datum low = line.field(place.give() + 1);
        Datum high = line.field(place.give() + 2);
        Datum unit = line.field(place.give() + 3);
        String to = DOSAGE + ".doseAndRate[0]";
        if (high.isAbsent()) {
            Quantities.nm(low, unit, to + ".doseQuantity")
                    .ifPresent(dose -> doses(drug).setDose(dose));
            return;
        }
        Optional<Range> range = Quantities.range(low, high, unit, to + ".doseRange");
        range.ifPresent(dose -> doses(drug).setDose(dose));
    }

    private static void rate(Line rxe, MedicationRequest drug) {
        Quantities.nm(rxe.field(23), rxe.field(24), DOSAGE + ".doseAndRate[0].rateQuantity")
                .ifPresent(rate -> doses(drug).setRate(rate));
    }

    private static DosageDoseAndRateComponent doses(MedicationRequest drug) {
        Dosage dosage = drug.getDosageInstructionFirstRep();
        return dosage.getDoseAndRateFirstRep();
    }

    private static void requester(Line line, int field, MedicationRequest drug, Draft draft) {
        for (Datum xcn : line.all(field)) {
            // A second one without a number would be contained with nobody pointing to it.
            if (!drug.hasRequester() || xcn.part(1).hasText()) {
                People.practitioner(xcn, drug, draft)
                        .filter(who -> !drug.hasRequester())
                        .ifPresent(drug::setRequester);
            }
        }
    }
}
