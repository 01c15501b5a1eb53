package vn.hamrong.shared.fhir.security.rest;

import ca.uhn.fhir.rest.server.RestfulServer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import vn.hamrong.shared.fhir.http.Batch;
import vn.hamrong.shared.fhir.security.FrontDoorConfiguration;
import vn.hamrong.shared.fhir.security.audit.AuditRows;

/** Port 8080's whole security, for a process with the FHIR server in it; see {@link FrontDoorConfiguration} for its needs. */
@Configuration(proxyBeanMethods = false)
@Import(FrontDoorConfiguration.class)
public class RestSecurityConfiguration {

    /** Registers the guards before the port opens: beans are made first. */
    @Bean
    ScopesOnDuty scopesOnDuty(RestfulServer server, Batch batch, AuditRows rows) {
        batch.tell(new EntryRows(rows));
        server.registerInterceptor(new FhirAudit(rows));
        server.registerInterceptor(new ScopeGuard(server.getFhirContext()));
        return new ScopesOnDuty();
    }

    /** Proof that the guards are registered. */
    record ScopesOnDuty() {}
}
