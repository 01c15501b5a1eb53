package vn.hamrong.shared.fhir.security;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import vn.hamrong.shared.fhir.security.audit.AuditNote;
import vn.hamrong.shared.fhir.security.oauth.HubKeys;

/**
 * Everything that stands before a servlet on port 8080: token endpoint, filter chains, audit. Needs {@link FhirClients},
 * {@link ClientPace}, {@link FacilityRoom}, {@link PublicUrl}, {@link HubKeys}, {@link java.time.Clock}, {@link vn.hamrong.shared.UsedAssertions}, {@link
 * vn.hamrong.shared.AuditTrail} and {@link vn.hamrong.shared.UnitOfWork}.
 */
@Configuration(proxyBeanMethods = false)
@Import(WebSecurityConfig.class)
@ComponentScan(basePackageClasses = {HubKeys.class, AuditNote.class})
public class FrontDoorConfiguration {}
