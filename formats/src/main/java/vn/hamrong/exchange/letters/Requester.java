package vn.hamrong.exchange.letters;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;

/**
 * Who ordered, as another hospital is told (XCN): a person's number at their own hospital, and the name.
 *
 * @param number empty when there is none
 * @param name as said; empty when only the number is known
 * @param xcn escaped
 */
record Requester(String number, String name, String xcn) {

    /** Empty when no person ordered it, or none who is named. */
    static Optional<Requester> of(ServiceRequest order, Payload payload) {
        Reference asked = order.getRequester();
        Optional<Resource> target = target(asked, payload);
        if (target.filter(Organization.class::isInstance).isPresent()) {
            return Optional.empty();
        }
        Optional<Practitioner> person = target.flatMap(found -> found instanceof PractitionerRole role
                        ? target(role.getPractitioner(), payload)
                        : Optional.of(found))
                .filter(Practitioner.class::isInstance)
                .map(Practitioner.class::cast);
        return person.map(known -> of(known, asked))
                .or(() -> Optional.of(of(new Practitioner(), asked)))
                .filter(known -> !known.number().isEmpty() || !known.name().isEmpty());
    }

    private static Optional<Resource> target(Reference reference, Payload payload) {
        return reference.getResource() instanceof Resource contained
                ? Optional.of(contained)
                : payload.targets(List.of(reference), Resource.class).findFirst();
    }

    private static Requester of(Practitioner person, Reference asked) {
        String number = person.getIdentifier().stream()
                .filter(Identifier::hasValue)
                .map(Identifier::getValue)
                .findFirst()
                .orElse("");
        if (!person.hasName() && !asked.hasDisplay()) {
            return new Requester(number, "", Escaped.text(number));
        }
        HumanName said = person.hasName() ? person.getNameFirstRep() : new HumanName().setText(asked.getDisplay());
        String name = said.hasText() ? said.getText() : said.getNameAsSingleString();
        return new Requester(number, name, Escaped.parts(Escaped.text(number), PatientLines.name(said)));
    }
}
