package vn.hamrong.shared.fhir.http;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.MatchUrlService;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import vn.hamrong.shared.fhir.Belonging;

/** What the caller of a request can see, asked of the record under the same rules as a read of his. */
public final class Sight {
    /** A condition may match one; two tell that it matches too many. */
    private static final int ENOUGH = 2;

    private final DaoRegistry types;
    private final MatchUrlService conditions;
    private final Belonging belonging;

    public Sight(DaoRegistry types, MatchUrlService conditions, Belonging belonging) {
        this.types = types;
        this.conditions = conditions;
        this.belonging = belonging;
    }

    /** Its own, or lent to it. */
    boolean sees(IdType id, RequestDetails request) {
        if ("Patient".equals(id.getResourceType())) {
            return reads(id, request);
        }
        return OpenDoors.leads(id.getResourceType()) && belonging.mayRead(id, request);
    }

    boolean owns(IdType id, RequestDetails request) {
        return OpenDoors.readable(id.getResourceType()) && belonging.owns(id, request);
    }

    /** The Binary of this id, when it is the caller's own; up to 10 MB. */
    Optional<Binary> ownBinary(IdType id, RequestDetails request) {
        return belonging.owns(id, request)
                        && types.getResourceDao(id.getResourceType()).read(id, request) instanceof Binary own
                ? Optional.of(own)
                : Optional.empty();
    }

    /** Throws 422 when the change would carry the resource to another patient. */
    void keepSubject(IdType id, Resource changed) {
        if (!belonging.keepsSubject(id, changed)) {
            throw new UnprocessableEntityException(
                    "không chuyển dữ liệu sang người bệnh khác / a resource stays with its patient: write a new one");
        }
    }

    private boolean reads(IdType id, RequestDetails request) {
        try {
            types.getResourceDao(id.getResourceType()).read(id, request);
            return true;
        } catch (ResourceNotFoundException | ResourceGoneException e) {
            return false;
        }
    }

    /** The ids of what {@code Type?…} matches now, two at most. */
    List<IdType> matches(String type, String condition, RequestDetails request) {
        try {
            SearchParameterMap map = conditions.translateMatchUrl(
                    condition, types.getFhirContext().getResourceDefinition(type));
            map.setLoadSynchronousUpTo(ENOUGH);
            return types.getResourceDao(type).search(map, request).getAllResources().stream()
                    .map(found -> new IdType(
                            found.getIdElement().toUnqualifiedVersionless().getValue()))
                    .toList();
        } catch (ResourceNotFoundException e) {
            return List.of();
        }
    }
}
