package vn.hamrong.exchange.bhyt.fhir;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;

/**
 * A line of XML3 → ChargeItem, and beside it: a ServiceRequest for laboratory, imaging and functional tests (MA_NHOM 1 to
 * 3), a Procedure for operations and interventions (8, 9, 18). Examinations, beds, transport and supplies are costs alone.
 */
final class ServiceLines {
    private static final Set<String> TESTS = Set.of("1", "2", "3");
    private static final Set<String> PROCEDURES = Set.of("8", "9", "18");

    private ServiceLines() {}

    static void map(Row row, Costs costs, DossierDraft draft) {
        boolean supply = row.has("MA_VAT_TU");
        CodeableConcept code = code(row, supply);
        Optional<DomainResource> service = Optional.empty();
        if (!supply && TESTS.contains(row.peek("MA_NHOM"))) {
            service = Optional.of(request(row, code, draft));
        } else if (!supply && PROCEDURES.contains(row.peek("MA_NHOM"))) {
            service = Optional.of(procedure(row, code, draft));
        }
        var charge = costs.line(row, code, service);
        row.becomes(service.orElse(charge));
        row.take("MA_LK", "ChargeItem.context");
        if (service.isEmpty()) {
            draft.staff(row, "NGUOI_THUC_HIEN", "ChargeItem.performer.actor")
                    .forEach(one -> charge.addPerformer().setActor(one));
            draft.firstStaff(row, "MA_BAC_SI", "ChargeItem.enterer").ifPresent(charge::setEnterer);
        }
        reasons(row, supply, charge::addReason);
        if (supply) {
            charge.setProduct(code.copy());
        }
    }

    private static CodeableConcept code(Row row, boolean supply) {
        String field = supply ? "MA_VAT_TU" : "MA_DICH_VU";
        CodeableConcept code = row.text(field, "ChargeItem.code.coding[0].code")
                .map(text -> Systems.concept(supply ? Systems.SUPPLY : Systems.SERVICE, text))
                .orElseGet(CodeableConcept::new);
        if (!code.hasText()) {
            row.text(supply ? "TEN_VAT_TU" : "TEN_DICH_VU", "ChargeItem.code.text")
                    .ifPresent(code::setText);
        }
        return code.isEmpty() ? code.setText("?") : code;
    }

    private static ServiceRequest request(Row row, CodeableConcept code, DossierDraft draft) {
        ServiceRequest request = draft.derived(ServiceRequest::new, row.key());
        request.setStatus(ServiceRequestStatus.COMPLETED).setIntent(ServiceRequestIntent.ORDER);
        request.setCode(code.copy()).setSubject(draft.subject()).setEncounter(draft.visitReference());
        Moments.dateTime(row, "NGAY_YL", "ServiceRequest.authoredOn").ifPresent(request::setAuthoredOnElement);
        Moments.dateTime(row, "NGAY_TH_YL", "ServiceRequest.occurrenceDateTime").ifPresent(request::setOccurrence);
        draft.firstStaff(row, "MA_BAC_SI", "ServiceRequest.requester").ifPresent(request::setRequester);
        draft.staff(row, "NGUOI_THUC_HIEN", "ServiceRequest.performer").forEach(request::addPerformer);
        return request;
    }

    private static Procedure procedure(Row row, CodeableConcept code, DossierDraft draft) {
        Procedure procedure = draft.derived(Procedure::new, row.key());
        procedure.setStatus(ProcedureStatus.COMPLETED);
        procedure.setCode(code.copy()).setSubject(draft.subject()).setEncounter(draft.visitReference());
        for (String icd9 :
                Lists.parts(row.text("MA_PTTT_QT", "Procedure.code.coding.code").orElse(""))) {
            Coding other = new Coding().setSystem(Systems.ICD9_PROCEDURES).setDisplay(icd9);
            procedure
                    .getCode()
                    .addCoding(Systems.coding(Systems.ICD9_PROCEDURES, icd9).orElse(other));
        }
        Moments.dateTime(row, "NGAY_TH_YL", "Procedure.performedDateTime").ifPresent(procedure::setPerformed);
        draft.firstStaff(row, "MA_BAC_SI", "Procedure.recorder").ifPresent(procedure::setRecorder);
        draft.staff(row, "NGUOI_THUC_HIEN", "Procedure.performer.actor")
                .forEach(one -> procedure.addPerformer().setActor(one));
        reasons(row, false, procedure::addReasonCode);
        return procedure;
    }

    private static void reasons(Row row, boolean supply, Consumer<CodeableConcept> reason) {
        if (supply) {
            return;
        }
        for (String icd :
                Lists.parts(row.text("MA_BENH", "ChargeItem.reason.coding.code").orElse(""))) {
            reason.accept(Systems.concept(Systems.ICD10, icd));
        }
    }
}
