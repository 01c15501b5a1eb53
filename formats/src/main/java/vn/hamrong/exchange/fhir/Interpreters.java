package vn.hamrong.exchange.fhir;

import java.util.Optional;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;

/** NDL: who read, checked or typed a result, when, and where; source: the official map NDL[PractitionerRole]. */
final class Interpreters {
    private Interpreters() {}

    /** The person; a role contained in {@code owner} when a time or a place was sent with the person. */
    static Optional<Reference> of(Datum ndl, DomainResource owner, Draft draft) {
        if (isPerson(ndl)) {
            return People.practitioner(ndl, owner, draft);
        }
        Optional<Reference> person = People.practitioner(ndl.part(1), owner, draft);
        PractitionerRole role = new PractitionerRole();
        Times.period(ndl.part(2), ndl.part(3), "PractitionerRole.period").ifPresent(role::setPeriod);
        // From its fourth part on a NDL is a PL.
        Places.pl(new Datum(ndl.tally(), ndl.value().after(3), ndl.field()), draft)
                .ifPresent(role::addLocation);
        if (role.isEmpty()) {
            return person;
        }
        person.ifPresent(role::setPractitioner);
        Reference reference = Contained.in(owner, role);
        person.map(Reference::getDisplay).ifPresent(reference::setDisplay);
        return Optional.of(reference);
    }

    /** Some senders write a XCN here: then a name stands where a NDL has its start time. */
    private static boolean isPerson(Datum ndl) {
        Datum start = ndl.part(2);
        return ndl.part(1).value().size() == 0
                && start.hasText()
                && Times.iso(start.peek()).isEmpty();
    }
}
