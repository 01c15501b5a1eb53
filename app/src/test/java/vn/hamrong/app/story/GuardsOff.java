package vn.hamrong.app.story;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.interceptor.model.RequestPartitionId;
import ca.uhn.fhir.jpa.search.DatabaseBackedPagingProvider;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServer;
import jakarta.servlet.ServletException;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;
import org.springframework.mock.web.MockServletConfig;
import vn.hamrong.shared.fhir.Callers;
import vn.hamrong.shared.fhir.PartitionGuard;
import vn.hamrong.shared.fhir.PlainQuestions;
import vn.hamrong.shared.fhir.ReadGuard;
import vn.hamrong.shared.fhir.SearchNarrowing;
import vn.hamrong.shared.fhir.WhoAsks;
import vn.hamrong.shared.fhir.http.Providers;

/**
 * The same record behind a server without any guard, with every door open: only here, to prove that the isolation test sees
 * a leak. No setting reaches this. Closing it puts the guards back.
 */
final class GuardsOff implements AutoCloseable {
    private final IInterceptorService service;
    private final List<Object> guards;
    private final Everywhere everywhere;
    private final RestfulServer server;

    GuardsOff(RunningHub hub) throws ServletException {
        service = hub.bean(IInterceptorService.class);
        PartitionGuard partitions = hub.bean(PartitionGuard.class);
        guards = List.of(
                partitions, hub.bean(ReadGuard.class), hub.bean(PlainQuestions.class), hub.bean(SearchNarrowing.class));
        everywhere = new Everywhere(partitions);
        server = new RestfulServer(FhirContext.forR4Cached());
        server.registerInterceptor(new WhoAsks(hub.bean(Callers.class)));
        server.registerProviders(hub.bean(Providers.class).all());
        server.setDefaultResponseEncoding(EncodingEnum.JSON);
        DatabaseBackedPagingProvider pages = new DatabaseBackedPagingProvider();
        hub.context().getAutowireCapableBeanFactory().autowireBean(pages);
        server.setPagingProvider(pages);
        server.init(new MockServletConfig());
        guards.forEach(service::unregisterInterceptor);
        service.registerInterceptor(everywhere);
    }

    InProcess server() {
        return new InProcess(server);
    }

    @Override
    public void close() {
        service.unregisterInterceptor(everywhere);
        guards.forEach(service::registerInterceptor);
    }

    /** Looks into every partition, each by its number as HAPI wants it for histories, and writes where it belongs. */
    public record Everywhere(PartitionGuard partitions) {
        @Hook(Pointcut.STORAGE_PARTITION_IDENTIFY_CREATE)
        public RequestPartitionId whereToCreate(IBaseResource resource, @Nullable RequestDetails request) {
            return partitions.whereToCreate(resource, request);
        }

        @Hook(Pointcut.STORAGE_PARTITION_IDENTIFY_READ)
        public RequestPartitionId whereToLook() {
            return RequestPartitionId.fromPartitionIds(0, 1, 2, 3);
        }
    }
}
