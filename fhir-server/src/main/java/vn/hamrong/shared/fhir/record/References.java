package vn.hamrong.shared.fhir.record;

import ca.uhn.fhir.context.FhirContext;
import java.util.Collection;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Re-points references. */
final class References {
    private References() {}

    static void repoint(Collection<BundleEntryComponent> entries, Map<String, String> moved) {
        if (!moved.isEmpty()) {
            entries.forEach(entry -> repoint(entry.getResource(), moved));
        }
    }

    static void repoint(Resource resource, Map<String, String> moved) {
        FhirContext.forR4Cached().newTerser().getAllPopulatedChildElementsOfType(resource, Reference.class).stream()
                .filter(reference -> reference.hasReference() && moved.containsKey(reference.getReference()))
                .forEach(reference -> reference.setReference(moved.get(reference.getReference())));
    }
}
