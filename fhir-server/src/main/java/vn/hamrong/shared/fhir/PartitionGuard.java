package vn.hamrong.shared.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.interceptor.model.ReadPartitionIdRequestDetails;
import ca.uhn.fhir.interceptor.model.RequestPartitionId;
import ca.uhn.fhir.jpa.partition.IRequestPartitionHelperSvc;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;

/**
 * Says which partition a request may touch: patients rest in the shared one, all else in its facility's. A write touches
 * exactly one, or an equal identifier of another hospital would match. Whatever HAPI selected is checked once more.
 */
@Interceptor
public final class PartitionGuard {
    private static final Set<RestOperationTypeEnum> WRITING = EnumSet.of(
            RestOperationTypeEnum.CREATE,
            RestOperationTypeEnum.UPDATE,
            RestOperationTypeEnum.PATCH,
            RestOperationTypeEnum.DELETE,
            RestOperationTypeEnum.TRANSACTION);

    private final FacilityPartitions partitions;
    private final IRequestPartitionHelperSvc types;

    public PartitionGuard(FacilityPartitions partitions, IRequestPartitionHelperSvc types) {
        this.partitions = partitions;
        this.types = types;
    }

    @Hook(Pointcut.STORAGE_PARTITION_IDENTIFY_CREATE)
    public RequestPartitionId whereToCreate(IBaseResource resource, @Nullable RequestDetails request) {
        String type = resource.fhirType();
        if (Partitions.sharedType(type) || (Callers.isHub(request) && !types.isResourcePartitionable(type))) {
            return RequestPartitionId.fromPartitionId(Partitions.SHARED);
        }
        return RequestPartitionId.fromPartitionId(caller(request).partition());
    }

    @Hook(Pointcut.STORAGE_PARTITION_IDENTIFY_READ)
    public RequestPartitionId whereToLook(ReadPartitionIdRequestDetails details, @Nullable RequestDetails request) {
        if (Callers.isHub(request)) {
            return RequestPartitionId.allPartitions();
        }
        Caller caller = caller(request);
        String type = details.getResourceType();
        if (type != null && writes(request)) {
            return RequestPartitionId.fromPartitionId(
                    Partitions.sharedType(type) ? Partitions.SHARED : caller.partition());
        }
        return RequestPartitionId.fromPartitionIds(readable(caller));
    }

    /** The last word, whoever chose: a header, an extension in a Bundle, or HAPI itself. */
    @Hook(Pointcut.STORAGE_PARTITION_SELECTED)
    public void check(RequestPartitionId selected, @Nullable RequestDetails request) {
        if (Callers.isHub(request)) {
            return;
        }
        Caller caller = caller(request);
        boolean allowed = !selected.isAllPartitions()
                && selected.hasPartitionIds()
                && readable(caller).containsAll(selected.getPartitionIds());
        if (!allowed) {
            throw refused();
        }
    }

    /** Of the partitions this caller may read; the shared one among them, or chains through the patient find nothing. */
    List<Integer> readable(Caller caller) {
        List<Integer> readable = new ArrayList<>(List.of(Partitions.SHARED));
        caller.readable().stream()
                .map(partitions::of)
                .flatMapToInt(OptionalInt::stream)
                .sorted()
                .forEach(readable::add);
        return readable;
    }

    private static Caller caller(@Nullable RequestDetails request) {
        return Callers.find(request).orElseThrow(PartitionGuard::refused);
    }

    private static ForbiddenOperationException refused() {
        return new ForbiddenOperationException("no partition for this caller");
    }

    /** In process only the hub's own writing has a caller; over HTTP the operation tells. */
    private static boolean writes(@Nullable RequestDetails request) {
        if (request == null || request instanceof SystemRequestDetails) {
            return true;
        }
        RestOperationTypeEnum operation = request.getRestOperationType();
        return operation != null && WRITING.contains(operation);
    }
}
