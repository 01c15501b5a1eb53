package vn.hamrong.bench.access;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.interceptor.model.RequestPartitionId;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import vn.hamrong.shared.fhir.PartitionGuard;
import vn.hamrong.shared.fhir.PlainQuestions;
import vn.hamrong.shared.fhir.ReadGuard;
import vn.hamrong.shared.fhir.SearchNarrowing;

/** The guards with a switch, which the hub itself has not: off, every read looks into every partition and shows all. */
final class SwitchedGuards {
    private final IInterceptorService service;
    private final List<Object> guards;
    private final Everywhere everywhere;
    private boolean on = true;

    SwitchedGuards(ApplicationContext hub) {
        service = hub.getBean(IInterceptorService.class);
        PartitionGuard partitions = hub.getBean(PartitionGuard.class);
        guards = List.of(
                partitions,
                hub.getBean(ReadGuard.class),
                hub.getBean(PlainQuestions.class),
                hub.getBean(SearchNarrowing.class));
        everywhere = new Everywhere(partitions);
    }

    void on(boolean now) {
        if (now == on) {
            return;
        }
        on = now;
        if (now) {
            service.unregisterInterceptor(everywhere);
            guards.forEach(service::registerInterceptor);
        } else {
            guards.forEach(service::unregisterInterceptor);
            service.registerInterceptor(everywhere);
        }
    }

    /** All partitions there are in this measurement. */
    public record Everywhere(PartitionGuard partitions) {
        @Hook(Pointcut.STORAGE_PARTITION_IDENTIFY_CREATE)
        public RequestPartitionId whereToCreate(IBaseResource resource, @Nullable RequestDetails request) {
            return partitions.whereToCreate(resource, request);
        }

        @Hook(Pointcut.STORAGE_PARTITION_IDENTIFY_READ)
        public RequestPartitionId whereToLook() {
            return RequestPartitionId.fromPartitionIds(0, AccessCost.PARTITION);
        }
    }
}
