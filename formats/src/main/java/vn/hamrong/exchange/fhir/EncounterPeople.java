package vn.hamrong.exchange.fhir;

import java.util.List;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterParticipantComponent;

/** The doctors of a PV1. */
final class EncounterPeople {
    static final String PARTICIPATION = Uris.TERMINOLOGY + "v3-ParticipationType";

    /** Field of PV1, code of v3-ParticipationType, its name. */
    private record Role(int field, String code, String display) {}

    private static final List<Role> ROLES = List.of(
            new Role(7, "ATND", "attender"),
            new Role(8, "REF", "referrer"),
            new Role(9, "CON", "consultant"),
            new Role(17, "ADM", "admitter"),
            new Role(52, "PART", "Participation"));

    private EncounterPeople() {}

    static void map(Line pv1, Encounter encounter, Draft draft) {
        for (Role role : ROLES) {
            for (Datum xcn : pv1.all(role.field())) {
                add(xcn, role.code(), role.display(), encounter, draft);
            }
        }
    }

    /** Adds a person who takes part, unless the same one is there in the same role. */
    static void add(Datum xcn, String code, String display, Encounter encounter, Draft draft) {
        People.practitioner(xcn, encounter, draft).ifPresent(person -> {
            EncounterParticipantComponent participant = new EncounterParticipantComponent().setIndividual(person);
            participant
                    .addType()
                    .addCoding()
                    .setSystem(PARTICIPATION)
                    .setCode(code)
                    .setDisplay(display);
            if (encounter.getParticipant().stream().noneMatch(known -> known.equalsDeep(participant))) {
                encounter.addParticipant(participant);
            }
        });
    }
}
