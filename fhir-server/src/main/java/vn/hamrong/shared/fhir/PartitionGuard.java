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
import java.util.EnumSet;
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

    private final ReadablePartitions readable;
    private final IRequestPartitionHelperSvc types;

    public PartitionGuard(ReadablePartitions readable, IRequestPartitionHelperSvc types) {
        this.readable = readable;
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
        return request == null
                ? RequestPartitionId.fromPartitionIds(Partitions.SHARED, caller.partition())
                : RequestPartitionId.fromPartitionIds(readable.to(caller, details, request));
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
                && selected.getPartitionIds().stream().allMatch(partition -> allowed(partition, caller, request));
        if (!allowed) {
            throw refused();
        }
    }

    private static boolean allowed(int partition, Caller caller, @Nullable RequestDetails request) {
        return partition == Partitions.SHARED
                || partition == caller.partition()
                || (request != null && Reach.of(request).granted(partition));
    }

    private static Caller caller(@Nullable RequestDetails request) {
        return Callers.find(request).orElseThrow(PartitionGuard::refused);
    }

    private static ForbiddenOperationException refused() {
        return new ForbiddenOperationException("no partition for this caller");
    }

    /** In process only the hub's own writing has a caller; over HTTP the operation tells. */
    static boolean writes(@Nullable RequestDetails request) {
        if (request == null || request instanceof SystemRequestDetails) {
            return true;
        }
        RestOperationTypeEnum operation = request.getRestOperationType();
        return operation != null && WRITING.contains(operation);
    }
}
