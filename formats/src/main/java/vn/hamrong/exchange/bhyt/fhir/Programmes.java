package vn.hamrong.exchange.bhyt.fhir;

import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.EpisodeOfCare.EpisodeOfCareStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;

/** Long treatment in a programme → EpisodeOfCare: HIV (XML6, with its laboratory results) and tuberculosis (XML15). */
final class Programmes {
    private static final Test VIRAL_LOAD = new Test(
            "KQ_XNTL_VR",
            "NGAY_KQ_XN_TLVR",
            "Tải lượng vi rút HIV",
            Systems.VIRAL_LOAD,
            Map.of(
                    "1", "Không phát hiện",
                    "2", "Dưới 50 bản sao/ml",
                    "3", "Từ 50 đến dưới 200 bản sao/ml",
                    "4", "Từ 200 đến 1000 bản sao/ml",
                    "5", "Trên 1000 bản sao/ml"));

    private static final Test PCR = new Test(
            "MA_KQ_XN_PCR", "NGAY_KQ_XN_PCR", "PCR HIV", Systems.PCR, Map.of("0", "Âm tính", "1", "Dương tính"));

    private Programmes() {}

    static void hiv(Row row, DossierDraft draft) {
        EpisodeOfCare episode = enter(row, draft);
        Moments.period(row, "BDDT_ARV", "", "EpisodeOfCare.period").ifPresent(episode::setPeriod);
        result(row, VIRAL_LOAD, draft);
        result(row, PCR, draft);
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

    private static void result(Row row, Test test, DossierDraft draft) {
        if (!row.has(test.field)) {
            return;
        }
        Observation observation = draft.derived(Observation::new, row.key(), test.field);
        observation.setStatus(ObservationStatus.FINAL).setSubject(draft.subject());
        observation.setEncounter(draft.visitReference());
        observation.setCode(new CodeableConcept().setText(test.name));
        String code = row.take(test.field, "Observation.valueCodeableConcept");
        CodeableConcept value = Systems.concept(test.system, code);
        Optional.ofNullable(test.meanings.get(code)).ifPresent(value::setText);
        observation.setValue(value);
        Moments.dateTime(row, test.when, "Observation.effectiveDateTime").ifPresent(observation::setEffective);
    }

    /**
     * A test that XML6 tells the result of.
     *
     * @param when the field with the time of the result
     * @param meanings of the codes, as the annex has them
     */
    private record Test(String field, String when, String name, String system, Map<String, String> meanings) {}
}
