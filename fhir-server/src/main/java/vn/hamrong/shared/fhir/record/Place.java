package vn.hamrong.shared.fhir.record;

import ca.uhn.fhir.jpa.model.dao.JpaPid;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/**
 * Where an entry's resource is or will be.
 *
 * @param id {@code Type/id}
 * @param named whether the entry itself says the id
 * @param condition by which a new one will be found, as HAPI writes it; empty when it has none
 * @param row where it is stored already
 * @param write whether it is to be written
 */
record Place(
        BundleEntryComponent entry,
        IdType id,
        boolean named,
        Optional<String> condition,
        Optional<JpaPid> row,
        boolean write) {

    Resource resource() {
        return entry.getResource();
    }

    String name() {
        return id.getValue();
    }

    boolean isNew() {
        return row.isEmpty();
    }

    Place storedAt(JpaPid found) {
        return new Place(entry, id, named, condition, Optional.of(found), write);
    }

    static Place of(BundleEntryComponent entry, KnownResources.Found found) {
        Optional<Identity> identity = Identity.of(entry);
        if (identity.isPresent() && !identity.get().conditional()) {
            return new Place(entry, new IdType(identity.get().url()), true, Optional.empty(), Optional.empty(), true);
        }
        Optional<String> condition = identity.map(Identity::url);
        Optional<KnownResources.Known> known = condition.map(found.known()::get);
        String id = known.map(KnownResources.Known::id)
                .orElseGet(() -> UUID.randomUUID().toString());
        Optional<KnownResources.Condition> asked = condition.map(found.asked()::get);
        asked.ifPresent(one -> needMet(one, entry.getResource()));
        boolean givesWay = known.isPresent() && identity.orElseThrow().create();
        return new Place(
                entry,
                new IdType(entry.getResource().fhirType(), id),
                false,
                asked.map(KnownResources.Condition::words),
                known.map(KnownResources.Known::pid),
                !givesWay);
    }

    /** Else nobody would find it by its condition again, and it would be made once more at every message. */
    private static void needMet(KnownResources.Condition condition, Resource resource) {
        if (!condition.isMetBy(resource)) {
            throw new IllegalStateException(
                    resource.fhirType() + " does not carry the identifier of its own condition");
        }
    }
}
