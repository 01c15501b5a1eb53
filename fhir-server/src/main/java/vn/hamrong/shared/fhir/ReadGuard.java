package vn.hamrong.shared.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.interceptor.model.RequestPartitionId;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.server.IPreResourceAccessDetails;
import ca.uhn.fhir.rest.api.server.IPreResourceShowDetails;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;
import vn.hamrong.shared.FacilityCode;

/**
 * Drops every resource the caller may not see, however the query came by it: HAPI's partitions leak through
 * {@code _revinclude}, {@code $everything} and page links. Asked when resources are loaded and again when they are shown,
 * since stored pages skip the first. In process the hub asks itself: what HAPI is about to write passes here too, and
 * would silently not be written.
 */
@Interceptor
public final class ReadGuard {
    private final FacilityPartitions partitions;

    public ReadGuard(FacilityPartitions partitions) {
        this.partitions = partitions;
    }

    @Hook(Pointcut.STORAGE_PREACCESS_RESOURCES)
    public void loaded(@Nullable RequestDetails request, IPreResourceAccessDetails resources) {
        if (request instanceof SystemRequestDetails) {
            return;
        }
        for (int i = 0; i < resources.size(); i++) {
            if (!visible(resources.getResource(i), request)) {
                resources.setDontReturnResourceAtIndex(i);
            }
        }
    }

    @Hook(Pointcut.STORAGE_PRESHOW_RESOURCES)
    @SuppressWarnings("NullAway") // HAPI: null takes the resource out of the answer
    public void shown(@Nullable RequestDetails request, IPreResourceShowDetails resources) {
        if (request instanceof SystemRequestDetails) {
            return;
        }
        for (int i = 0; i < resources.size(); i++) {
            IBaseResource resource = resources.getResource(i);
            if (!visible(resource, request)) {
                resources.setResource(i, null);
            } else if (resource instanceof Patient patient) {
                Callers.find(request).ifPresent(caller -> PatientRedaction.redact(patient, caller.facility()));
            }
        }
    }

    private boolean visible(@Nullable IBaseResource resource, @Nullable RequestDetails request) {
        return resource == null
                || Callers.find(request)
                        .map(caller -> visible(resource, caller))
                        .orElse(false);
    }

    /** Partition and label must agree; what has neither is shown to nobody. */
    private boolean visible(IBaseResource resource, Caller caller) {
        if (Partitions.sharedType(resource.fhirType())) {
            return OwnerTag.anyOf(resource, OwnerTag.KNOWN_BY, Set.of(caller.facility()));
        }
        return resource.getUserData(Constants.RESOURCE_PARTITION_ID) instanceof RequestPartitionId where
                && owned(where, caller.readable())
                && OwnerTag.anyOf(resource, OwnerTag.OWNER, caller.readable());
    }

    private boolean owned(RequestPartitionId where, Set<FacilityCode> readable) {
        Integer partition = where.hasPartitionIds() ? where.getFirstPartitionIdOrNull() : null;
        return partition != null
                && partitions.owner(partition).filter(readable::contains).isPresent();
    }
}
