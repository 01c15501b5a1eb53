package vn.hamrong.shared.fhir.security.rest;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import java.util.EnumSet;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import vn.hamrong.shared.fhir.Callers;
import vn.hamrong.shared.fhir.security.Permission;
import vn.hamrong.shared.fhir.security.SmartScopes;

/** Holds every request to the scopes of its token before anything is done, and what is read once more before it leaves. */
@Interceptor
public final class ScopeGuard {
    private static final Set<RestOperationTypeEnum> READING = EnumSet.of(
            RestOperationTypeEnum.READ,
            RestOperationTypeEnum.VREAD,
            RestOperationTypeEnum.HISTORY_INSTANCE,
            RestOperationTypeEnum.HISTORY_TYPE,
            RestOperationTypeEnum.SEARCH_TYPE,
            RestOperationTypeEnum.GET_PAGE);

    private final RequestNeeds needs;

    public ScopeGuard(FhirContext context) {
        this.needs = new RequestNeeds(context);
    }

    /** Refuses with 403 what the scopes do not allow in full. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void beforeAnythingIsDone(RequestDetails request, RestOperationTypeEnum operation) {
        SmartScopes scopes = scopes(request);
        boolean allowed =
                needs.of(request, operation).stream().allMatch(need -> scopes.allow(need.type(), need.permission()));
        if (!allowed) {
            throw new ForbiddenOperationException("the token's scopes do not allow this");
        }
    }

    /** A second look at what was read: an included type, or another caller's page, that the scopes do not cover. */
    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void beforeItLeaves(RequestDetails request, IBaseResource answer) {
        if (answer != null && READING.contains(request.getRestOperationType())) {
            SmartScopes scopes = scopes(request);
            boolean readable = answer instanceof Bundle bundle
                    ? bundle.getEntry().stream()
                            .filter(Bundle.BundleEntryComponent::hasResource)
                            .allMatch(entry -> isReadable(scopes, entry.getResource()))
                    : isReadable(scopes, answer);
            if (!readable) {
                throw new ForbiddenOperationException("the token's scopes do not allow this");
            }
        }
    }

    private static boolean isReadable(SmartScopes scopes, IBaseResource resource) {
        String type = resource.fhirType();
        return type.equals("OperationOutcome")
                || scopes.allow(type, Permission.READ)
                || scopes.allow(type, Permission.SEARCH);
    }

    /** None for nobody: then only what needs nothing is allowed. */
    private static SmartScopes scopes(RequestDetails request) {
        return Callers.find(request)
                .map(caller -> SmartScopes.of(caller.scopes()))
                .orElseGet(() -> SmartScopes.of(Set.of()));
    }
}
