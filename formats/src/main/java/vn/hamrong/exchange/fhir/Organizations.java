package vn.hamrong.exchange.fhir;

import java.util.Optional;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Address.AddressUse;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;

/** Organizations: XON, and HD and CWE where they name one. */
final class Organizations {
    private Organizations() {}

    /** A reference to the organization of an XON: an entry when it has a number, else contained in {@code owner}. */
    static Optional<Reference> xon(Datum xon, DomainResource owner, Draft draft) {
        Optional<Identifier> number = number(xon);
        String name = xon.part(1).take("Organization.name");
        if (number.isEmpty() && name.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(named(number, name, owner, draft));
    }

    /** A HD that names an organization, as sending facilities do. */
    static Optional<Reference> hd(Datum hd, DomainResource owner, Draft draft) {
        Optional<Identifier> number = Assigners.universal(hd, "Organization.identifier[0]");
        if (number.isEmpty() && !hd.part(1).hasText()) {
            return Optional.empty();
        }
        return Optional.of(named(number, hd.part(1).take("Organization.name"), owner, draft));
    }

    /** A CWE that names an organization by its code. */
    static Optional<Reference> cwe(Datum cwe, String kind, DomainResource owner, Draft draft) {
        Optional<Identifier> number = Identifiers.plain(cwe.part(1), kind, "Organization.identifier[0]");
        String name = cwe.part(2).take("Organization.name");
        if (number.isEmpty() && name.isEmpty()) {
            return Optional.empty();
        }
        Reference reference = named(number, name, owner, draft);
        if (cwe.part(5).hasText() && number.isPresent()) {
            addName(draft.ifNew(Organization::new, number.get()), cwe.part(5).take("Organization.alias[0]"));
        }
        return Optional.of(reference);
    }

    /** Adds the address, once; an organization is never at home. */
    static void addAddress(Organization organization, Address address) {
        if (address.getUse() == AddressUse.HOME) {
            address.setUseElement(null);
        }
        if (!address.isEmpty() && organization.getAddress().stream().noneMatch(known -> known.equalsDeep(address))) {
            organization.addAddress(address);
        }
    }

    /** Adds the number, once; an organization is never at home. */
    static void addTelecom(Organization organization, ContactPoint point) {
        if (point.getUse() == ContactPointUse.HOME) {
            point.setUseElement(null);
        }
        if (organization.getTelecom().stream().noneMatch(known -> known.equalsDeep(point))) {
            organization.addTelecom(point);
        }
    }

    private static Reference named(Optional<Identifier> number, String name, DomainResource owner, Draft draft) {
        Organization organization =
                number.map(id -> draft.ifNew(Organization::new, id)).orElseGet(Organization::new);
        addName(organization, name);
        Reference reference = number.isPresent() ? draft.reference(organization) : Contained.in(owner, organization);
        return name.isEmpty() ? reference : reference.setDisplay(name);
    }

    private static void addName(Organization organization, String name) {
        if (name.isEmpty() || name.equals(organization.getName())) {
            return;
        }
        if (organization.hasName()) {
            organization.addAlias(name);
        } else {
            organization.setName(name);
        }
    }

    private static Optional<Identifier> number(Datum xon) {
        Datum id = xon.part(10).hasText() ? xon.part(10) : xon.part(3);
        if (!id.hasText()) {
            return Optional.empty();
        }
        Identifier identifier = new Identifier().setValue(id.take("Organization.identifier[0].value"));
        identifier.setSystem(Systems.of(xon.part(6), "organization", "Organization.identifier[0].system"));
        Identifiers.type(xon.part(7), identifier, "Organization.identifier[0]");
        Identifiers.check(xon.part(4), xon.part(5), identifier, "Organization.identifier[0]");
        Assigners.add(identifier, xon.part(6), xon.part(8), "Organization.identifier[0]");
        return Optional.of(identifier);
    }
}
