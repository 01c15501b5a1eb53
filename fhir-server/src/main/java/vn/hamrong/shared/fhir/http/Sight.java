package vn.hamrong.shared.fhir.http;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.MatchUrlService;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.List;
import org.hl7.fhir.r4.model.IdType;

/** What the caller of a request can see, asked of the record under the same guards as a read of his. */
public final class Sight {
    /** A condition may match one; two tell that it matches too many. */
    private static final int ENOUGH = 2;

    private final DaoRegistry types;
    private final MatchUrlService conditions;

    public Sight(DaoRegistry types, MatchUrlService conditions) {
        this.types = types;
        this.conditions = conditions;
    }

    boolean sees(IdType id, RequestDetails request) {
        if (!OpenDoors.readable(id.getResourceType())) {
            return false;
        }
        try {
            types.getResourceDao(id.getResourceType()).read(id, request);
            return true;
        } catch (ResourceNotFoundException | ResourceGoneException e) {
            return false;
        }
    }

    /** The ids of what {@code Type?…} matches now, two at most. */
    List<String> matches(String type, String condition, RequestDetails request) {
        try {
            SearchParameterMap map = conditions.translateMatchUrl(
                    condition, types.getFhirContext().getResourceDefinition(type));
            map.setLoadSynchronousUpTo(ENOUGH);
            return types.getResourceDao(type).search(map, request).getAllResources().stream()
                    .map(found ->
                            found.getIdElement().toUnqualifiedVersionless().getValue())
                    .toList();
        } catch (ResourceNotFoundException e) {
            return List.of();
        }
    }
}
