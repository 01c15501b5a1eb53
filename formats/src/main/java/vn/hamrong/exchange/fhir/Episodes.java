package vn.hamrong.exchange.fhir;

import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.EpisodeOfCare.EpisodeOfCareStatus;

/** PV1-53 and 54 → EpisodeOfCare; source: the official map PV1[Encounter]. */
final class Episodes {
    private Episodes() {}

    static void map(Line pv1, Encounter encounter, Draft draft) {
        if (draft.patient(pv1).isEmpty()) {
            return;
        }
        Identifiers.cx(pv1.field(54), "episode", "EpisodeOfCare.identifier[0]").ifPresent(number -> {
            EpisodeOfCare episode = draft.ifNew(EpisodeOfCare::new, number);
            episode.setStatus(EpisodeOfCareStatus.ACTIVE);
            draft.patientReference(pv1).ifPresent(episode::setPatient);
            Datum description = pv1.field(53);
            if (description.hasText() && !episode.hasType()) {
                episode.addType().setText(description.take("EpisodeOfCare.type[0].text"));
            }
            encounter.addEpisodeOfCare(draft.reference(episode));
        });
    }
}
