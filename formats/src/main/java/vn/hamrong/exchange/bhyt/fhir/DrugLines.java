package vn.hamrong.exchange.bhyt.fhir;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationDispense.MedicationDispenseStatus;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestIntent;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;

/**
 * A line of XML2 → MedicationRequest, MedicationDispense and ChargeItem. When a doctor of an upper level ordered at a
 * distance, MA_BAC_SI holds that doctor and then who dispensed (TT 20/2022, article 5 clause 10); two may also be a doctor
 * and one still without a licence, so that such a field stays as it was sent, too.
 */
final class DrugLines {
    private DrugLines() {}

    static void map(Row row, Costs costs, DossierDraft draft) {
        CodeableConcept drug = drug(row);
        MedicationRequest request = draft.derived(MedicationRequest::new, row.key());
        row.becomes(request);
        row.take("MA_LK", "MedicationRequest.encounter");
        request.setStatus(MedicationRequestStatus.COMPLETED).setIntent(MedicationRequestIntent.ORDER);
        request.setMedication(drug);
        request.setSubject(draft.subject()).setEncounter(draft.visitReference());
        Moments.dateTime(row, "NGAY_YL", "MedicationRequest.authoredOn").ifPresent(request::setAuthoredOnElement);
        Optional<Quantity> quantity =
                Amounts.quantity(row, "SO_LUONG", "DON_VI_TINH", "MedicationRequest.dispenseRequest.quantity");
        quantity.ifPresent(amount -> request.getDispenseRequest().setQuantity(amount));
        dosage(row).ifPresent(request::addDosageInstruction);
        List<Reference> staff = draft.staff(row, "MA_BAC_SI");
        if (staff.size() == 1) {
            row.take("MA_BAC_SI", "MedicationRequest.requester");
        }
        staff.stream().findFirst().ifPresent(request::setRequester);
        costs.line(row, drug, Optional.of(dispensed(row, request, quantity, staff, draft)));
    }

    private static CodeableConcept drug(Row row) {
        CodeableConcept drug = row.text("MA_THUOC", "MedicationRequest.medicationCodeableConcept.coding[0].code")
                .map(code -> Systems.concept(Systems.DRUG, code))
                .orElseGet(CodeableConcept::new);
        if (!drug.hasText()) {
            row.text("TEN_THUOC", "MedicationRequest.medicationCodeableConcept.text")
                    .ifPresent(drug::setText);
        }
        return drug.isEmpty() ? drug.setText("?") : drug;
    }

    private static Optional<Dosage> dosage(Row row) {
        Dosage dosage = new Dosage();
        row.text("LIEU_DUNG", "MedicationRequest.dosageInstruction[0].text").ifPresent(dosage::setText);
        row.text("CACH_DUNG", "MedicationRequest.dosageInstruction[0].patientInstruction")
                .ifPresent(dosage::setPatientInstruction);
        row.text("DUONG_DUNG", "MedicationRequest.dosageInstruction[0].route")
                .ifPresent(code -> dosage.setRoute(Systems.concept(Systems.ROUTE, code)));
        return dosage.isEmpty() ? Optional.empty() : Optional.of(dosage);
    }

    /** The line is what the patient got; who comes after the doctor gave it. */
    private static MedicationDispense dispensed(
            Row row,
            MedicationRequest request,
            Optional<Quantity> quantity,
            List<Reference> staff,
            DossierDraft draft) {
        MedicationDispense dispense = draft.derived(MedicationDispense::new, row.key());
        dispense.setStatus(MedicationDispenseStatus.COMPLETED);
        dispense.setMedication(request.getMedication().copy());
        dispense.setSubject(draft.subject()).setContext(draft.visitReference());
        dispense.addAuthorizingPrescription(draft.entries().reference(request));
        quantity.ifPresent(amount -> dispense.setQuantity(amount.copy()));
        staff.stream().skip(1).forEach(one -> dispense.addPerformer().setActor(one.copy()));
        Moments.dateTime(row, "NGAY_TH_YL", "MedicationDispense.whenHandedOver")
                .ifPresent(dispense::setWhenHandedOverElement);
        return dispense;
    }
}
