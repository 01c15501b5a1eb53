package vn.hamrong.exchange.fhir;

import java.util.Optional;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;

/** Who did it: XCN and CNN as practitioners. */
final class People {
    private People() {}

    /**
     * A reference to the practitioner: an entry of its own when it has a number, else contained in {@code owner}. Empty
     * when nobody is named.
     */
    static Optional<Reference> practitioner(Datum xcn, DomainResource owner, Draft draft) {
        Optional<Identifier> number = number(xcn);
        HumanName name = Names.xcn(xcn, "Practitioner.name[0]");
        if (number.isEmpty() && !name.hasText() && !name.hasPrefix() && !name.hasSuffix()) {
            return Optional.empty();
        }
        Practitioner person =
                number.map(id -> draft.ifNew(Practitioner::new, id)).orElseGet(Practitioner::new);
        addName(person, name);
        Codes.concept(xcn.part(7), "Practitioner.qualification[0].code")
                .filter(code -> person.getQualification().isEmpty())
                .ifPresent(code -> person.addQualification().setCode(code));
        Reference reference = number.isPresent() ? draft.reference(person) : Contained.in(owner, person);
        return Optional.of(name.hasText() ? reference.setDisplay(name.getText()) : reference);
    }

    private static Optional<Identifier> number(Datum xcn) {
        Datum id = xcn.part(1);
        if (!id.hasText()) {
            return Optional.empty();
        }
        Identifier identifier = new Identifier().setValue(id.take("Practitioner.identifier[0].value"));
        Datum authority = xcn.part(9);
        String system = authority.isAbsent()
                ? Uris.EMPLOYEE
                : Systems.of(authority, "practitioner", "Practitioner.identifier[0].system");
        identifier.setSystem(system);
        Identifiers.check(xcn.part(11), xcn.part(12), identifier, "Practitioner.identifier[0]");
        Assigners.add(identifier, authority, xcn.part(14), "Practitioner.identifier[0]");
        Assigners.bodies(identifier, xcn.part(22), xcn.part(23), "Practitioner.identifier[0]");
        Identifiers.type(xcn.part(13), identifier, "Practitioner.identifier[0]");
        return Optional.of(identifier);
    }

    private static void addName(Practitioner person, HumanName name) {
        if (!name.isEmpty() && person.getName().stream().noneMatch(known -> known.equalsDeep(name))) {
            person.addName(name);
        }
    }
}
