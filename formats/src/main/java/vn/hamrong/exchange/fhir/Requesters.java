package vn.hamrong.exchange.fhir;

import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** Who ordered: ORC-12 or OBR-16, with the facility and the ways to reach them that ORC-14, 21 to 24 and OBR-17 tell. */
final class Requesters {
    private static final String ROLE = "PractitionerRole";

    private Requesters() {}

    /** The practitioner, or a role that joins the practitioner with the ordering facility. */
    static Optional<Reference> of(@Nullable Line orc, @Nullable Line obr, DomainResource order, Draft draft) {
        Optional<Reference> person = person(orc, 12, order, draft).or(() -> person(obr, 16, order, draft));
        if (orc != null) {
            person(obr, 16, order, draft);
        }
        PractitionerRole role = new PractitionerRole();
        if (orc != null) {
            facility(orc, order, draft).ifPresent(role::setOrganization);
            person.ifPresent(who -> address(orc, who, order, draft));
            telecoms(orc, 14, role);
        }
        if (obr != null) {
            telecoms(obr, 17, role);
        }
        if (role.isEmpty()) {
            return person;
        }
        person.ifPresent(role::setPractitioner);
        Reference reference = Contained.in(order, role);
        person.map(Reference::getDisplay).ifPresent(reference::setDisplay);
        return Optional.of(reference);
    }

    private static Optional<Reference> person(@Nullable Line line, int field, DomainResource order, Draft draft) {
        if (line == null) {
            return Optional.empty();
        }
        Optional<Reference> first = Optional.empty();
        for (Datum xcn : line.all(field)) {
            Optional<Reference> person = People.practitioner(xcn, order, draft);
            first = first.isPresent() ? first : person;
        }
        return first;
    }

    private static Optional<Reference> facility(Line orc, DomainResource order, Draft draft) {
        Optional<Reference> found = Organizations.xon(orc.field(21), order, draft);
        boolean more = orc.field(22).isPresent() || orc.field(23).isPresent();
        if (found.isEmpty() && !more) {
            return Optional.empty();
        }
        Reference facility = found.orElseGet(() -> Contained.in(order, new Organization().setName("unknown")));
        draft.target(facility, order)
                .filter(Organization.class::isInstance)
                .map(Organization.class::cast)
                .ifPresent(organization -> reach(orc, organization));
        return Optional.of(facility);
    }

    private static void reach(Line orc, Organization organization) {
        if (!organization.hasAddress()) {
            orc.all(22).forEach(xad -> organization.addAddress(Addresses.xad(xad, "Organization.address[0]")));
        }
        if (!organization.hasTelecom()) {
            orc.all(23)
                    .forEach(xtn -> Telecoms.xtn(xtn, "Organization.telecom[0]").ifPresent(organization::addTelecom));
        }
    }

    private static void address(Line orc, Reference person, DomainResource order, Draft draft) {
        Stream<Practitioner> practitioner =
                draft
                        .target(person, order)
                        .filter(Practitioner.class::isInstance)
                        .map(Practitioner.class::cast)
                        .stream();
        practitioner
                .filter(who -> !who.hasAddress())
                .forEach(who ->
                        orc.all(24).forEach(xad -> who.addAddress(Addresses.xad(xad, "Practitioner.address[0]"))));
    }

    private static void telecoms(Line line, int field, PractitionerRole role) {
        for (Datum xtn : line.all(field)) {
            Telecoms.xtn(xtn, ROLE + ".telecom[" + role.getTelecom().size() + "]")
                    .filter(point -> role.getTelecom().stream().noneMatch(known -> known.equalsDeep(point)))
                    .ifPresent(role::addTelecom);
        }
    }
}
