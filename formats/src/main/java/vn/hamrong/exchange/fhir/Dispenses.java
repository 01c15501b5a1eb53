package vn.hamrong.exchange.fhir;

import java.util.Optional;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationDispense.MedicationDispenseStatus;
import org.hl7.fhir.r4.model.MedicationRequest;

/** RXD → MedicationDispense. */
final class Dispenses {
    private static final String TYPE = "MedicationDispense";

    private Dispenses() {}

    static void map(Line rxd, Draft draft) {
        Optional<Line> orc = rxd.parent().filter(above -> above.name().equals("ORC"));
        MedicationDispense dispense = draft.derived(
                MedicationDispense::new,
                rxd,
                "dispense",
                orc.map(above -> OrderNumbers.key(above, null)).orElse(""),
                rxd.field(7).peek(),
                rxd.field(1).peek(),
                rxd.field(2).peek(),
                rxd.field(3).peek());
        order(rxd, orc, dispense, draft);
        rxd.became(dispense);
        dispense.setStatus(MedicationDispenseStatus.COMPLETED);
        draft.patientReference(rxd).ifPresent(dispense::setSubject);
        draft.encounterReference(rxd).ifPresent(dispense::setContext);
        dispense.setMedication(Drugs.of(rxd, new Drugs.Fields(2, 6, 16), dispense));
        lot(rxd, dispense, draft);
        facts(rxd, dispense, draft);
    }

    private static void order(Line rxd, Optional<Line> orc, MedicationDispense dispense, Draft draft) {
        Optional<MedicationRequest> order = rxd.above(MedicationRequest.class);
        order.ifPresent(known -> dispense.addAuthorizingPrescription(draft.reference(known)));
        orc.filter(above -> order.isEmpty()).ifPresent(above -> {
            above.became(dispense);
            for (Identifier number : OrderNumbers.of(above, null, TYPE)) {
                dispense.addIdentifier(number);
            }
        });
    }

    private static void facts(Line rxd, MedicationDispense dispense, Draft draft) {
        Times.dateTime(rxd.field(3), TYPE + ".whenHandedOver").ifPresent(dispense::setWhenHandedOverElement);
        Quantities.nm(rxd.field(4), rxd.field(5), TYPE + ".quantity").ifPresent(dispense::setQuantity);
        Identifiers.plain(rxd.field(7), "prescription", TYPE + ".identifier").ifPresent(dispense::addIdentifier);
        for (Datum note : rxd.all(9)) {
            if (note.hasText()) {
                dispense.addNote(new Annotation().setText(note.take(TYPE + ".note[0].text")));
            }
        }
        for (Datum xcn : rxd.all(10)) {
            People.practitioner(xcn, dispense, draft)
                    .ifPresent(who -> dispense.addPerformer().setActor(who));
        }
        rxd.all(15)
                .forEach(said -> Codes.concept(said, TYPE + ".dosageInstruction[0].additionalInstruction")
                        .ifPresent(
                                text -> dispense.getDosageInstructionFirstRep().addAdditionalInstruction(text)));
    }

    private static void lot(Line rxd, MedicationDispense dispense, Draft draft) {
        Medication drug = Drugs.in(dispense);
        if (rxd.field(18).hasText()) {
            drug.getBatch().setLotNumber(rxd.field(18).take("Medication.batch.lotNumber"));
        }
        Times.dateTime(rxd.field(19), "Medication.batch.expirationDate")
                .ifPresent(date -> drug.getBatch().setExpirationDateElement(date));
        Organizations.cwe(rxd.field(20), "manufacturer", dispense, draft).ifPresent(drug::setManufacturer);
    }
}
