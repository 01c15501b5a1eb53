package vn.hamrong.exchange.bhyt.fhir;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.EpisodeOfCare.EpisodeOfCareStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import vn.hamrong.exchange.bhyt.Table;

/** Long treatment in a programme → EpisodeOfCare: HIV (XML6, with its laboratory results) and tuberculosis (XML15). */
final class Programmes {
    private Programmes() {}

    static void hiv(Row row, DossierDraft draft) {
        EpisodeOfCare episode = enter(row, draft);
        Moments.period(row, "BDDT_ARV", "", "EpisodeOfCare.period").ifPresent(episode::setPeriod);
        result(row, "KQ_XNTL_VR", "NGAY_KQ_XN_TLVR", "Tải lượng vi rút HIV", draft);
        result(row, "MA_KQ_XN_PCR", "NGAY_KQ_XN_PCR", "PCR HIV", draft);
    }

    static void tuberculosis(Row row, DossierDraft draft) {
        EpisodeOfCare episode = enter(row, draft);
        Moments.period(row, "NGAYBD_DTRI_LAO", "NGAYKT_DTRI_LAO", "EpisodeOfCare.period")
                .ifPresent(episode::setPeriod);
        if (episode.getPeriod().hasEnd()) {
            episode.setStatus(EpisodeOfCareStatus.FINISHED);
        }
    }

    private static EpisodeOfCare enter(Row row, DossierDraft draft) {
        EpisodeOfCare episode = draft.derived(EpisodeOfCare::new, row.key());
        if (row.home("MA_LK").isEmpty()) {
            row.becomes(episode);
        }
        row.take("MA_LK", "Encounter.episodeOfCare");
        episode.setStatus(EpisodeOfCareStatus.ACTIVE).setPatient(draft.subject());
        episode.addType(Systems.of(row.table()));
        row.text("MA_CSKCB", "EpisodeOfCare.managingOrganization")
                .ifPresent(code -> episode.setManagingOrganization(draft.organization(code)));
        draft.encounter().addEpisodeOfCare(draft.entries().reference(episode));
        return episode;
    }

    private static void result(Row row, String field, String when, String name, DossierDraft draft) {
        if (!row.has(field)) {
            return;
        }
        Observation observation = draft.derived(Observation::new, row.key(), field);
        observation.setStatus(ObservationStatus.FINAL).setSubject(draft.subject());
        observation.setEncounter(draft.visitReference());
        observation.setCode(new CodeableConcept().setText(name));
        String code = row.take(field, "Observation.valueCodeableConcept");
        observation.setValue(Systems.concept(Systems.field(Table.XML6, field), code));
        Moments.dateTime(row, when, "Observation.effectiveDateTime").ifPresent(observation::setEffective);
    }
}
