package vn.hamrong.exchange.routes.apply;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseReference;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** The references inside a resource, extensions and contained resources included. */
final class References {

    private References() {}

    static List<IBaseReference> in(IBaseResource resource) {
        return FhirContext.forR4Cached().newTerser().getAllPopulatedChildElementsOfType(resource, IBaseReference.class);
    }
}
