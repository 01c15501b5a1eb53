package vn.hamrong.shared.fhir.security.rest;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseReference;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;

/** A reference may be a search ({@code Patient?identifier=…}); then writing it needs what searching needs. */
final class ReferenceNeeds {
    private final FhirContext context;
    private final SearchNeeds searches;

    ReferenceNeeds(FhirContext context, SearchNeeds searches) {
        this.context = context;
        this.searches = searches;
    }

    List<Need> of(@Nullable IBaseResource resource) {
        return resource == null
                ? List.of()
                : context.newTerser().getAllPopulatedChildElementsOfType(resource, IBaseReference.class).stream()
                        .map(reference ->
                                String.valueOf(reference.getReferenceElement().getValue()))
                        .filter(target -> target.indexOf('?') >= 0)
                        .flatMap(target -> search(target).stream())
                        .toList();
    }

    private List<Need> search(String target) {
        int query = target.indexOf('?');
        String path = target.substring(0, query);
        return searches.of(path.substring(path.lastIndexOf('/') + 1), target.substring(query + 1));
    }
}
