package vn.hamrong.exchange.bhyt.fhir;

import org.hl7.fhir.r4.model.ClinicalImpression;
import org.hl7.fhir.r4.model.ClinicalImpression.ClinicalImpressionStatus;

/** A record of XML5, the course of the illness → ClinicalImpression; the result of a consultation is its summary. */
final class Courses {
    private Courses() {}

    static void map(Row row, DossierDraft draft) {
        ClinicalImpression note = draft.derived(ClinicalImpression::new, row.key());
        row.becomes(note);
        row.take("MA_LK", "ClinicalImpression.encounter");
        note.setStatus(ClinicalImpressionStatus.COMPLETED);
        note.setSubject(draft.subject()).setEncounter(draft.visitReference());
        row.text("DIEN_BIEN_LS", "ClinicalImpression.description").ifPresent(note::setDescription);
        row.text("HOI_CHAN", "ClinicalImpression.summary").ifPresent(note::setSummary);
        row.text("PHAU_THUAT", "ClinicalImpression.note[0].text")
                .ifPresent(text -> note.addNote().setText(text));
        Moments.dateTime(row, "THOI_DIEM_DBLS", "ClinicalImpression.effectiveDateTime")
                .ifPresent(note::setEffective);
        draft.firstStaff(row, "NGUOI_THUC_HIEN", "ClinicalImpression.assessor").ifPresent(note::setAssessor);
    }
}
