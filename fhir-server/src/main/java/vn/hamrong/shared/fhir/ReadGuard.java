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
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;

/**
 * Drops every resource the caller may not see, however the query came by it: HAPI's partitions leak through
 * {@code _revinclude}, {@code $everything} and page links. Asked when resources are loaded and again when they are shown,
 * since stored pages skip the first. In process the hub asks itself: what HAPI is about to write passes here too, and
 * would silently not be written.
 */
@Interceptor
public final class ReadGuard {
    private final FacilityPartitions partitions;
    private final Rights rights;
    private final Whereabouts whereabouts;

    public ReadGuard(FacilityPartitions partitions, Rights rights, Whereabouts whereabouts) {
        this.partitions = partitions;
        this.rights = rights;
        this.whereabouts = whereabouts;
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
            } else if (resource instanceof Patient patient && request != null) {
                Callers.find(request)
                        .ifPresent(caller -> PatientRedaction.redact(patient, knowers(patient, caller, request)));
            }
        }
    }

    private boolean visible(@Nullable IBaseResource resource, @Nullable RequestDetails request) {
        return resource == null
                || (request != null
                        && Callers.find(request)
                                .map(caller -> visible(resource, caller, request))
                                .orElse(false));
    }

    /** Partition and label must agree; what has neither is shown to nobody. */
    private boolean visible(IBaseResource resource, Caller caller, RequestDetails request) {
        if (Partitions.sharedType(resource.fhirType())) {
            return OwnerTag.anyOf(resource, OwnerTag.KNOWN_BY, knowers(resource, caller, request));
        }
        return owner(resource)
                .filter(owner -> OwnerTag.anyOf(resource, OwnerTag.OWNER, Set.of(owner)))
                .filter(owner -> rights.mayRead(caller, owner, patients(resource), request))
                .isPresent();
    }

    /** A Binary says nothing of whose it is: the documents that lead to it do. */
    private Set<PatientId> patients(IBaseResource resource) {
        return "Binary".equals(resource.fhirType()) && resource.getIdElement().hasIdPart()
                ? whereabouts
                        .find(resource.getIdElement().withResourceType("Binary"))
                        .map(Whereabouts.Found::patients)
                        .orElse(Set.of())
                : Subjects.of(resource);
    }

    /** The facilities with whose eyes the caller may see this patient. */
    private Set<FacilityCode> knowers(IBaseResource patient, Caller caller, RequestDetails request) {
        return rights.readableForAll(caller, Subjects.of(patient), request);
    }

    private Optional<FacilityCode> owner(IBaseResource resource) {
        return resource.getUserData(Constants.RESOURCE_PARTITION_ID) instanceof RequestPartitionId where
                        && where.hasPartitionIds()
                ? Optional.ofNullable(where.getFirstPartitionIdOrNull()).flatMap(partitions::owner)
                : Optional.empty();
    }
}
