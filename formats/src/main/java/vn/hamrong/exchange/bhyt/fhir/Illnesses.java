package vn.hamrong.exchange.bhyt.fhir;

import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter.DiagnosisComponent;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Reference;
import vn.hamrong.exchange.fhir.Uris;

/**
 * The diagnoses of XML1 → Condition, each a diagnosis of the visit: on admission, main, beside it, traditional. The one on
 * admission is provisional. VN Core calls the main one {@code CC}, FHIR's role for one at discharge is {@code DD}: it has both.
 */
final class Illnesses {
    private static final String VERIFICATION = Uris.TERMINOLOGY + "condition-ver-status";
    private static final String ROLES = Uris.TERMINOLOGY + "diagnosis-role";

    private Illnesses() {}

    static void map(Row sum, DossierDraft draft) {
        admission(sum, draft);
        main(sum, draft);
        others(sum, "MA_BENH_KT", Systems.ICD10, "CM", draft);
        others(sum, "MA_BENH_YHCT", Systems.TRADITIONAL, "CM", draft);
    }

    private static void admission(Row sum, DossierDraft draft) {
        sum.text("CHAN_DOAN_VAO", "Condition.code.text").ifPresent(text -> {
            Condition condition = condition("admission", new CodeableConcept().setText(text), draft);
            condition.getVerificationStatus().addCoding(new Coding(VERIFICATION, "provisional", null));
            diagnosis("AD", condition, draft);
        });
    }

    /** The words at discharge speak of all diagnoses; they stand with the main one. */
    private static void main(Row sum, DossierDraft draft) {
        Optional<String> code = sum.text("MA_BENH_CHINH", "Condition.code.coding[0].code");
        Optional<String> words = sum.text("CHAN_DOAN_RV", "Condition.code.text");
        if (code.isEmpty() && words.isEmpty()) {
            return;
        }
        CodeableConcept concept =
                code.map(icd -> Systems.concept(Systems.ICD10, icd)).orElseGet(CodeableConcept::new);
        boolean codeIsText = concept.hasText();
        words.ifPresent(text -> concept.setText(codeIsText ? concept.getText() + ": " + text : text));
        DiagnosisComponent diagnosis = diagnosis("DD", condition("main", concept, draft), draft);
        diagnosis.getUse().addCoding(new Coding(ROLES, "CC", null));
        diagnosis.setRankElement(new PositiveIntType(1));
    }

    private static void others(Row sum, String field, String system, String role, DossierDraft draft) {
        for (String code :
                Lists.parts(sum.text(field, "Condition.code.coding[0].code").orElse(""))) {
            diagnosis(role, condition(field + "|" + code, Systems.concept(system, code), draft), draft);
        }
    }

    private static Condition condition(String key, CodeableConcept code, DossierDraft draft) {
        Condition condition = draft.derived(Condition::new, "diagnosis", key);
        condition
                .addCategory()
                .addCoding()
                .setSystem(Uris.TERMINOLOGY + "condition-category")
                .setCode("encounter-diagnosis");
        condition.setCode(code);
        condition.setSubject(draft.subject());
        condition.setEncounter(draft.visitReference());
        return condition;
    }

    private static DiagnosisComponent diagnosis(String role, Condition condition, DossierDraft draft) {
        Reference reference = draft.entries().reference(condition);
        DiagnosisComponent diagnosis = draft.encounter().addDiagnosis().setCondition(reference);
        diagnosis.getUse().addCoding(new Coding(ROLES, role, null));
        return diagnosis;
    }
}
