package vn.hamrong.exchange.fhir;

import java.util.Map;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.StringType;

/** PRB → Condition of the problem list. HL7 has no official map of it; the shape follows DG1's. */
final class Problems {
    private static final String CATEGORY = Uris.TERMINOLOGY + "condition-category";

    private static final Map<String, Coding> CLINICAL = Tables.table(
            "condition-clinical",
            "A",
            "active",
            "Active",
            "ACTIVE",
            "active",
            "Active",
            "active",
            "active",
            "Active",
            "I",
            "inactive",
            "Inactive",
            "INACTIVE",
            "inactive",
            "Inactive",
            "inactive",
            "inactive",
            "Inactive",
            "REC",
            "recurrence",
            "Recurrence",
            "REL",
            "relapse",
            "Relapse",
            "REM",
            "remission",
            "Remission",
            "RES",
            "resolved",
            "Resolved",
            "R",
            "resolved",
            "Resolved",
            "resolved",
            "resolved",
            "Resolved");

    private static final Map<String, Coding> VERIFICATION = Tables.table(
            "condition-ver-status",
            "C",
            "confirmed",
            "Confirmed",
            "CONFIRMED",
            "confirmed",
            "Confirmed",
            "confirmed",
            "confirmed",
            "Confirmed",
            "P",
            "provisional",
            "Provisional",
            "PROVISIONAL",
            "provisional",
            "Provisional",
            "provisional",
            "provisional",
            "Provisional",
            "DD",
            "differential",
            "Differential",
            "U",
            "unconfirmed",
            "Unconfirmed");

    private Problems() {}

    static void map(Line prb, Draft draft) {
        if (draft.patient(prb).isEmpty()) {
            return;
        }
        Condition condition = Identifiers.ei(prb.field(4), "problem", "Condition.identifier[0]")
                .map(number -> draft.keyed(Condition::new, number))
                .orElseGet(() -> draft.derived(
                        Condition::new, prb, "problem", prb.field(3).peek()));
        prb.became(condition);
        draft.patientReference(prb).ifPresent(condition::setSubject);
        draft.encounterReference(prb).ifPresent(condition::setEncounter);
        condition.addCategory().addCoding().setSystem(CATEGORY).setCode("problem-list-item");
        Codes.concept(prb.field(3), "Condition.code").ifPresent(condition::setCode);
        times(prb, condition);
        states(prb, condition);
        Codes.concept(prb.field(25), "Condition.severity").ifPresent(condition::setSeverity);
    }

    private static void times(Line prb, Condition condition) {
        Times.dateTime(prb.field(16), "Condition.onsetDateTime").ifPresent(condition::setOnset);
        Datum onset = prb.field(17);
        if (onset.hasText() && !condition.hasOnset()) {
            condition.setOnset(new StringType(onset.take("Condition.onsetString")));
        }
        Times.dateTime(prb.field(2), "Condition.recordedDate").ifPresent(condition::setRecordedDateElement);
        Times.dateTime(prb.field(7), "Condition.recordedDate")
                .filter(time -> !condition.hasRecordedDate())
                .ifPresent(condition::setRecordedDateElement);
        Times.dateTime(prb.field(9), "Condition.abatementDateTime").ifPresent(condition::setAbatement);
    }

    /** FHIR: a problem entered in error has no clinical status, one that has abated is not active. */
    private static void states(Line prb, Condition condition) {
        if (prb.field(1).peek().equals("DE")) {
            prb.field(1).take("Condition.verificationStatus");
            condition
                    .getVerificationStatus()
                    .addCoding()
                    .setSystem(Uris.TERMINOLOGY + "condition-ver-status")
                    .setCode("entered-in-error");
            return;
        }
        Coding verified = VERIFICATION.get(prb.field(13).part(1).peek());
        if (verified != null) {
            condition.setVerificationStatus(bound(prb.field(13), verified, "Condition.verificationStatus"));
        }
        Coding clinical = CLINICAL.get(prb.field(14).part(1).peek());
        boolean open =
                clinical != null && !"resolved".equals(clinical.getCode()) && !"inactive".equals(clinical.getCode());
        if (condition.hasAbatement() && (clinical == null || open)) {
            condition
                    .getClinicalStatus()
                    .addCoding()
                    .setSystem(Uris.TERMINOLOGY + "condition-clinical")
                    .setCode("resolved");
        } else if (clinical != null) {
            condition.setClinicalStatus(bound(prb.field(14), clinical, "Condition.clinicalStatus"));
        } else {
            condition
                    .getClinicalStatus()
                    .addCoding()
                    .setSystem(Uris.TERMINOLOGY + "condition-clinical")
                    .setCode("active");
        }
    }

    /** Where FHIR allows its own codes only, the code sent stays beside ours as an extension. */
    private static CodeableConcept bound(Datum sent, Coding known, String to) {
        Coding coding = known.copy();
        Kept.original(sent.part(1), coding.getCodeElement(), to + ".coding[0].code");
        CodeableConcept concept = new CodeableConcept().addCoding(coding);
        if (sent.part(2).hasText()) {
            concept.setText(sent.part(2).take(to + ".text"));
        }
        return concept;
    }
}
