package vn.hamrong.shared.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;

/** Stamps every facility's resource with its owner at the last moment before it is stored. */
@Interceptor
public final class OwnerStamp {

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void created(IBaseResource resource, @Nullable RequestDetails request) {
        stamp(resource, request);
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource after, @Nullable RequestDetails request) {
        stamp(after, request);
    }

    private static void stamp(IBaseResource resource, @Nullable RequestDetails request) {
        if (!Partitions.sharedType(resource.fhirType())) {
            Callers.find(request).ifPresent(caller -> OwnerTag.stamp(resource, caller.facility()));
        }
    }
}
