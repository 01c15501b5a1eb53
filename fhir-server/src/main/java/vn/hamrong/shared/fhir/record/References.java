package vn.hamrong.shared.fhir.record;

import ca.uhn.fhir.context.FhirContext;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
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

    /** What the resource refers to afterwards. */
    static Set<String> repoint(Resource resource, Map<String, String> moved) {
        Set<String> targets = new HashSet<>();
        for (Reference reference :
                FhirContext.forR4Cached().newTerser().getAllPopulatedChildElementsOfType(resource, Reference.class)) {
            if (reference.hasReference()) {
                String target = moved.get(reference.getReference());
                if (target != null) {
                    reference.setReference(target);
                }
                targets.add(reference.getReference());
            }
        }
        return targets;
    }
}
