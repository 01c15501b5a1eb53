package vn.hamrong.exchange.fhir;

import java.util.Optional;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.DiagnosisComponent;

/** DG1 → Condition, and a diagnosis of the visit; source: the official maps DG1[Condition] and DG1[Encounter]. */
final class Diagnoses {
    private static final String CATEGORY = Uris.TERMINOLOGY + "condition-category";
    private static final String VERIFICATION = Uris.TERMINOLOGY + "condition-ver-status";

    private Diagnoses() {}

    static void map(Line dg1, Draft draft) {
        if (draft.patient(dg1).isEmpty()) {
            return;
        }
        Condition condition = enter(dg1, draft);
        dg1.became(condition);
        draft.patientReference(dg1).ifPresent(condition::setSubject);
        draft.encounterReference(dg1).ifPresent(condition::setEncounter);
        condition.addCategory().addCoding().setSystem(CATEGORY).setCode("encounter-diagnosis");
        what(dg1, condition);
        Times.dateTime(dg1.field(5), "Condition.onsetDateTime").ifPresent(condition::setOnset);
        Times.dateTime(dg1.field(19), "Condition.recordedDate").ifPresent(condition::setRecordedDateElement);
        People.practitioner(dg1.field(16), condition, draft).ifPresent(condition::setAsserter);
        draft.encounter(dg1).ifPresent(encounter -> visit(dg1, condition, encounter, draft));
    }

    private static Condition enter(Line dg1, Draft draft) {
        return Identifiers.ei(dg1.field(20), "diagnosis", "Condition.identifier[0]")
                .map(number -> draft.keyed(Condition::new, number))
                .orElseGet(() -> draft.derived(
                        Condition::new,
                        dg1,
                        "diagnosis",
                        draft.visitKey(dg1),
                        dg1.field(6).peek(),
                        dg1.field(3).isPresent()
                                ? dg1.field(3).part(1).peek()
                                : dg1.field(4).peek()));
    }

    private static void what(Line dg1, Condition condition) {
        Codes.concept(dg1.field(3), "Condition.code").ifPresent(condition::setCode);
        Datum description = dg1.field(4);
        if (description.hasText()) {
            condition.getCode().setText(description.take("Condition.code.text"));
        }
        if (dg1.field(21).peek().equals("D")) {
            condition
                    .getVerificationStatus()
                    .addCoding()
                    .setSystem(VERIFICATION)
                    .setCode("entered-in-error");
            dg1.field(21).take("Condition.verificationStatus");
        }
    }

    private static void visit(Line dg1, Condition condition, Encounter encounter, Draft draft) {
        DiagnosisComponent diagnosis = encounter.addDiagnosis().setCondition(draft.reference(condition));
        String to = "Encounter.diagnosis[" + (encounter.getDiagnosis().size() - 1) + "]";
        Codes.concept(dg1.field(6), to + ".use", Tables.DIAGNOSIS_USE).ifPresent(diagnosis::setUse);
        Optional<Integer> rank = Numbers.whole(dg1.field(15), 1, to + ".rank");
        rank.ifPresent(diagnosis::setRank);
    }
}
