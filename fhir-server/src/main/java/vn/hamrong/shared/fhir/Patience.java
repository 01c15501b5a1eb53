package vn.hamrong.shared.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.api.model.ResourceVersionConflictResolutionStrategy;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import org.jspecify.annotations.Nullable;

/**
 * Tries a colliding write from outside again, so that twenty equal conditional creates make one resource and no 409. The
 * hub's own writing stands in a unit of work and is tried again as a whole by whoever opened it.
 */
@Interceptor
public final class Patience {
    private static final int TRIES = 20;

    @Hook(Pointcut.STORAGE_VERSION_CONFLICT)
    public ResourceVersionConflictResolutionStrategy again(@Nullable RequestDetails request) {
        ResourceVersionConflictResolutionStrategy strategy = new ResourceVersionConflictResolutionStrategy();
        strategy.setRetry(request != null && !(request instanceof SystemRequestDetails));
        strategy.setMaxRetries(TRIES);
        return strategy;
    }
}
