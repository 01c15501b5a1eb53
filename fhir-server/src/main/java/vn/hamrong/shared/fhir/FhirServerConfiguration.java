package vn.hamrong.shared.fhir;

import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.partition.IRequestPartitionHelperSvc;
import ca.uhn.fhir.jpa.provider.JpaCapabilityStatementProvider;
import ca.uhn.fhir.jpa.provider.JpaSystemProvider;
import ca.uhn.fhir.jpa.search.DatabaseBackedPagingProvider;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.provider.ResourceProviderFactory;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Meta;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The FHIR server at {@code /fhir}. Needs a {@link javax.sql.DataSource} and {@link FacilityPartitions}; a
 * {@link ReadableFacilities} where others' data may be read.
 */
@Configuration(proxyBeanMethods = false)
@Import(FhirStorageConfiguration.class)
public class FhirServerConfiguration {

    @Bean
    Callers callers(FacilityPartitions partitions, ObjectProvider<ReadableFacilities> readable) {
        return new Callers(partitions, readable.getIfAvailable(ReadableFacilities::ownOnly));
    }

    @Bean
    PartitionGuard partitionGuard(FacilityPartitions partitions, IRequestPartitionHelperSvc types) {
        return new PartitionGuard(partitions, types);
    }

    @Bean
    ReadGuard readGuard(FacilityPartitions partitions) {
        return new ReadGuard(partitions);
    }

    @Bean
    SearchNarrowing searchNarrowing() {
        return new SearchNarrowing();
    }

    @Bean
    RestfulServer fhirServer(
            IFhirSystemDao<Bundle, Meta> dao,
            ResourceProviderFactory resources,
            JpaSystemProvider<?, ?> system,
            JpaCapabilityParts parts,
            DatabaseBackedPagingProvider pages,
            Callers callers) {
        RestfulServer server = new RestfulServer(dao.getContext());
        server.registerProviders(resources.createProviders());
        server.registerProvider(system);
        server.setServerConformanceProvider(parts.conformance(server, dao));
        server.setDefaultResponseEncoding(EncodingEnum.JSON);
        server.setPagingProvider(pages);
        server.setUncompressIncomingContents(false);
        server.registerInterceptor(new WhoAsks(callers));
        return server;
    }

    @Bean
    JpaCapabilityParts capabilityParts(
            JpaStorageSettings settings, ISearchParamRegistry parameters, IValidationSupport validation) {
        return new JpaCapabilityParts(settings, parameters, validation);
    }

    /** At JPA's level and not the servlet's, so that calls in process meet the same guards. */
    @Bean
    GuardsOnDuty guardsOnDuty(
            IInterceptorService service, PartitionGuard where, ReadGuard reads, SearchNarrowing searches) {
        service.registerInterceptor(where);
        service.registerInterceptor(new OwnerStamp());
        service.registerInterceptor(reads);
        service.registerInterceptor(searches);
        return new GuardsOnDuty();
    }

    @Bean
    ServletRegistrationBean<RestfulServer> fhirServlet(RestfulServer server, GuardsOnDuty guards) {
        ServletRegistrationBean<RestfulServer> servlet = new ServletRegistrationBean<>(server, "/fhir/*");
        servlet.setName("fhir");
        servlet.setLoadOnStartup(1);
        return servlet;
    }

    /** Proof that the guards are registered: no servlet without it. */
    record GuardsOnDuty() {}

    /** What HAPI needs to describe the server. */
    record JpaCapabilityParts(
            JpaStorageSettings settings, ISearchParamRegistry parameters, IValidationSupport validation) {
        JpaCapabilityStatementProvider conformance(RestfulServer server, IFhirSystemDao<?, ?> dao) {
            return new JpaCapabilityStatementProvider(server, dao, settings, parameters, validation);
        }
    }
}
