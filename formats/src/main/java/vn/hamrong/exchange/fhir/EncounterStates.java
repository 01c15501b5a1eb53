package vn.hamrong.exchange.fhir;

import java.util.Map;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;

/** Where a visit stands: what the event says, else whether it has ended, else what the patient class says. */
final class EncounterStates {
    private static final Map<String, EncounterStatus> EVENTS = Map.ofEntries(
            Map.entry("A03", EncounterStatus.FINISHED),
            Map.entry("A05", EncounterStatus.PLANNED),
            Map.entry("A11", EncounterStatus.CANCELLED),
            Map.entry("A14", EncounterStatus.PLANNED),
            Map.entry("A21", EncounterStatus.ONLEAVE),
            Map.entry("A23", EncounterStatus.CANCELLED),
            Map.entry("A27", EncounterStatus.CANCELLED),
            Map.entry("A38", EncounterStatus.CANCELLED));

    private EncounterStates() {}

    static EncounterStatus of(Line pv1, Draft draft) {
        EncounterStatus said = draft.type().equals("ADT") ? EVENTS.get(draft.event()) : null;
        if (said != null) {
            return said;
        }
        if (pv1.field(45).hasText()) {
            return EncounterStatus.FINISHED;
        }
        return switch (Codes.code(pv1.field(2))) {
            case "P" -> EncounterStatus.PLANNED;
            case "E", "I", "O", "R", "B" -> EncounterStatus.INPROGRESS;
            default -> EncounterStatus.UNKNOWN;
        };
    }
}
