package vn.hamrong.shared.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.interceptor.model.RequestPartitionId;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Meta;
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

    private static void stamp(IBaseResource resource, @Nullable RequestDetails request, Caller caller) {
        OwnerTag.stamp(resource, caller.facility());
        resource.setUserData(Constants.RESOURCE_PARTITION_ID, RequestPartitionId.fromPartitionId(caller.partition()));
        if (!(request instanceof SystemRequestDetails) && resource.getMeta() instanceof Meta meta) {
            // Where it came from is not for the sender to say.
            meta.setSource("urn:hamrong:client:" + caller.client());
        }
    }

    /**
     * Marks what a request is about to write. To be called before HAPI acts on what came from outside: the read guard is
     * asked about it too, and what it does not know is silently not written.
     */
    public static void stamp(IBaseResource resource, @Nullable RequestDetails request) {
        if (!Partitions.sharedType(resource.fhirType())) {
            Callers.find(request).ifPresent(caller -> stamp(resource, request, caller));
        }
    }
}
