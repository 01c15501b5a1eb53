package vn.hamrong.shared.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.util.ICachedSearchDetails;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.hamrong.shared.FacilityCode;

/**
 * Adds the owners to every search, in the query itself: HAPI tests the partition only at the end of a chain, and counts
 * are made before any guard sees a resource. The hub's own look-ups are exact by partition alone, and stay cheap.
 */
@Interceptor
public final class SearchNarrowing {
    private final ReadablePartitions readable;

    public SearchNarrowing(ReadablePartitions readable) {
        this.readable = readable;
    }

    @Hook(Pointcut.STORAGE_PRESEARCH_REGISTERED)
    public void narrow(@Nullable RequestDetails request, ICachedSearchDetails search, SearchParameterMap parameters) {
        if (request instanceof SystemRequestDetails) {
            return;
        }
        Caller caller = Callers.find(request).orElseThrow(() -> new ForbiddenOperationException("no caller"));
        String type = search.getResourceType();
        Set<FacilityCode> owners = request == null
                ? Set.of(caller.facility())
                : readable.owners(caller, new Question(type, parameters), request);
        String label = Partitions.sharedType(type) ? OwnerTag.KNOWN_BY : OwnerTag.OWNER;
        parameters.add(Constants.PARAM_SECURITY, anyOf(label, owners));
    }

    private static TokenOrListParam anyOf(String system, Set<FacilityCode> facilities) {
        TokenOrListParam any = new TokenOrListParam();
        facilities.stream().sorted().forEach(facility -> any.add(new TokenParam(system, facility.value())));
        return any;
    }
}
