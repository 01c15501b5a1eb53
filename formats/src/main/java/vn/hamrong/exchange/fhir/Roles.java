package vn.hamrong.exchange.fhir;

import java.util.Optional;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;

/**
 * ROL and PRT → PractitionerRole, named by whatever they stand below; source: the official maps
 * ROL[Encounter-PractitionerRole], ROL[Patient-GeneralPractitioner] and PRT[PractitionerRole].
 */
final class Roles {

    /** Which field holds what: ROL and PRT say the same in another order. 0: not in this segment. */
    private record Fields(
            int role,
            int person,
            int start,
            int end,
            int kind,
            int unit,
            int address,
            int phone,
            int place,
            int house) {}

    private static final Fields ROL = new Fields(3, 4, 5, 6, 9, 10, 11, 12, 13, 14);
    private static final Fields PRT = new Fields(4, 5, 11, 12, 6, 7, 14, 15, 9, 8);

    private Roles() {}

    static void rol(Line rol, Draft draft) {
        map(rol, ROL, draft);
    }

    static void prt(Line prt, Draft draft) {
        ParticipatingDevices.map(prt, draft);
        map(prt, PRT, draft);
    }

    private static void map(Line line, Fields fields, Draft draft) {
        if (line.field(fields.person()).isAbsent()
                && line.field(fields.house()).isAbsent()
                && line.field(fields.place()).isAbsent()) {
            return;
        }
        PractitionerRole role = enter(line, fields, draft);
        line.became(role);
        what(line, fields, role);
        who(line, fields, role, draft);
        where(line, fields, role, draft);
        Reference reference = draft.reference(role);
        line.above().ifPresent(above -> Participants.add(above, reference, role));
    }

    /** A role has its own number, or is known by what it stands below, who it is, and as what. */
    private static PractitionerRole enter(Line line, Fields fields, Draft draft) {
        String above = line.above()
                .map(resource -> draft.reference(resource).getReference())
                .orElse("");
        Datum person = line.field(fields.person());
        return Identifiers.ei(line.field(1), "role", "PractitionerRole.identifier[0]")
                .map(number -> draft.keyed(PractitionerRole::new, number))
                .orElseGet(() -> draft.derived(
                        PractitionerRole::new,
                        line,
                        line.name(),
                        above,
                        line.field(fields.role()).part(1).peek(),
                        person.part(1).peek() + "^" + person.part(2).peek() + "^"
                                + person.part(3).peek()));
    }

    private static void what(Line line, Fields fields, PractitionerRole role) {
        Lists.concepts(line, fields.role(), "PractitionerRole.code[0]", role::addCode);
        for (int field : new int[] {fields.kind(), fields.unit()}) {
            Lists.concepts(line, field, "PractitionerRole.specialty[0]", role::addSpecialty);
        }
        Times.period(line.field(fields.start()), line.field(fields.end()), "PractitionerRole.period")
                .ifPresent(role::setPeriod);
        Lists.telecoms(line, fields.phone(), "PractitionerRole.telecom", role::getTelecom);
    }

    private static void who(Line line, Fields fields, PractitionerRole role, Draft draft) {
        for (Datum xcn : line.all(fields.person())) {
            if (!role.hasPractitioner()) {
                People.practitioner(xcn, role, draft).ifPresent(role::setPractitioner);
            }
        }
        for (Datum xon : line.all(fields.house())) {
            if (!role.hasOrganization()) {
                Organizations.xon(xon, role, draft).ifPresent(role::setOrganization);
            }
        }
    }

    private static void where(Line line, Fields fields, PractitionerRole role, Draft draft) {
        for (Datum pl : line.all(fields.place())) {
            Places.pl(pl, draft).ifPresent(role::addLocation);
        }
        for (Datum xad : line.all(fields.address())) {
            Address address = Addresses.xad(xad, "Location.address");
            Location office = new Location().setAddress(address);
            if (!address.isEmpty()) {
                role.addLocation(Contained.in(role, office));
            }
        }
    }

    /** What the role is called, for elements that name it. */
    static Optional<CodeableConcept> code(PractitionerRole role) {
        return role.getCode().stream().findFirst();
    }

    static Optional<Period> period(PractitionerRole role) {
        return role.hasPeriod() ? Optional.of(role.getPeriod()) : Optional.empty();
    }
}
