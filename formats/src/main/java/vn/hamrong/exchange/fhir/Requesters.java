package vn.hamrong.exchange.fhir;

import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
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
        Optional<Reference> asked = person(orc, 12, order, draft);
        boolean numbered = obr != null && obr.field(16).part(1).hasText();
        Optional<Reference> provider = asked.isEmpty() || numbered ? person(obr, 16, order, draft) : Optional.empty();
        Optional<Reference> person = asked.or(() -> provider);
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
            // A second one without a number would be contained with nobody pointing to it.
            boolean pointless = first.isPresent() && !xcn.part(1).hasText();
            Optional<Reference> person = pointless ? Optional.empty() : People.practitioner(xcn, order, draft);
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
        orc.all(22)
                .forEach(xad -> Organizations.addAddress(organization, Addresses.xad(xad, "Organization.address[0]")));
        orc.all(23)
                .forEach(xtn -> Telecoms.xtn(xtn, "Organization.telecom[0]")
                        .ifPresent(point -> Organizations.addTelecom(organization, point)));
    }

    private static void address(Line orc, Reference person, DomainResource order, Draft draft) {
        Stream<Practitioner> practitioner =
                draft
                        .target(person, order)
                        .filter(Practitioner.class::isInstance)
                        .map(Practitioner.class::cast)
                        .stream();
        practitioner.forEach(who ->
                orc.all(24).forEach(xad -> add(Addresses.xad(xad, "Practitioner.address[0]"), who)));
    }

    private static void add(Address address, Practitioner who) {
        if (!address.isEmpty() && who.getAddress().stream().noneMatch(known -> known.equalsDeep(address))) {
            who.addAddress(address);
        }
    }

    private static void telecoms(Line line, int field, PractitionerRole role) {
        for (Datum xtn : line.all(field)) {
            Telecoms.xtn(xtn, ROLE + ".telecom[" + role.getTelecom().size() + "]")
                    .filter(point -> role.getTelecom().stream().noneMatch(known -> known.equalsDeep(point)))
                    .ifPresent(role::addTelecom);
        }
    }
}
