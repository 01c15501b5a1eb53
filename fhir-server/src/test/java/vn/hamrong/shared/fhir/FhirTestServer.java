package vn.hamrong.shared.fhir;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.security.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.data.jpa.JpaRepositoriesAutoConfiguration;
import org.springframework.boot.autoconfigure.elasticsearch.ElasticsearchClientAutoConfiguration;
import org.springframework.boot.autoconfigure.elasticsearch.ElasticsearchRestClientAutoConfiguration;
import org.springframework.boot.autoconfigure.quartz.QuartzAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.resource.servlet.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.server.servlet.OAuth2AuthorizationServerAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.server.servlet.OAuth2AuthorizationServerJwtAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.transaction.PlatformTransactionManager;
import vn.hamrong.exchange.fhir.ClinicalRecord;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.ReadingRight;
import vn.hamrong.shared.ReadingRights;
import vn.hamrong.shared.access.Borrowing;
import vn.hamrong.shared.fhir.export.ExportJobs;

/** The FHIR server with three facilities; whoever sends {@code X-Test-Facility} is believed. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        exclude = {
            QuartzAutoConfiguration.class,
            JpaRepositoriesAutoConfiguration.class,
            ElasticsearchRestClientAutoConfiguration.class,
            ElasticsearchClientAutoConfiguration.class,
            SecurityAutoConfiguration.class,
            SecurityFilterAutoConfiguration.class,
            UserDetailsServiceAutoConfiguration.class,
            OAuth2AuthorizationServerAutoConfiguration.class,
            OAuth2AuthorizationServerJwtAutoConfiguration.class,
            OAuth2ResourceServerAutoConfiguration.class,
            ManagementWebSecurityAutoConfiguration.class
        })
@Import({FhirServerConfiguration.class, ExportConfiguration.class})
class FhirTestServer {
    static final List<FacilityCode> FACILITIES =
            List.of(new FacilityCode("38001"), new FacilityCode("38002"), new FacilityCode("38003"));

    @Bean
    FacilityPartitions partitions() {
        return new FacilityPartitions() {
            @Override
            public OptionalInt of(FacilityCode facility) {
                int at = FACILITIES.indexOf(facility);
                return at < 0 ? OptionalInt.empty() : OptionalInt.of(at + 1);
            }

            @Override
            public Optional<FacilityCode> owner(int partition) {
                return partition < 1 || partition > FACILITIES.size()
                        ? Optional.empty()
                        : Optional.of(FACILITIES.get(partition - 1));
            }
        };
    }

    @Bean
    Lending lending() {
        return new Lending();
    }

    @Bean
    ReadingRights readingRights(Lending lending) {
        return (reader, patient) -> lending.readableBy(reader, patient, Instant.now()).stream()
                .findFirst()
                .map(ReadingRight::by);
    }

    @Bean
    Borrowing borrowing(Lending lending) {
        return lending.borrowing();
    }

    /** Registers in the shared partition by MRN, as the glue does with source records. */
    @Bean
    TestPatients incomingPatients(ObjectProvider<ClinicalRecord> record, PlatformTransactionManager transactions) {
        return new TestPatients(record, transactions);
    }

    @Bean
    ExportJobs.Place exports() throws IOException {
        Path folder = Files.createTempDirectory("hamrong-test").resolve("exports");
        return new ExportJobs.Place(folder, Duration.ofHours(1), "http://export.test/fhir/export");
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    TestMessages incomingMessages() {
        return new TestMessages();
    }

    @Bean
    FilterRegistrationBean<Filter> testAuthentication() {
        Filter believe = (request, response, chain) -> {
            HttpServletRequest call = (HttpServletRequest) request;
            String facility = call.getHeader("X-Test-Facility");
            String scope = Objects.requireNonNullElse(call.getHeader("X-Test-Scope"), "system/*.cruds");
            if (facility != null) {
                SecurityContextHolder.getContext()
                        .setAuthentication(new JwtAuthenticationToken(token(facility, scope), List.of()));
            }
            try {
                chain.doFilter(request, response);
            } finally {
                SecurityContextHolder.clearContext();
            }
        };
        return new FilterRegistrationBean<>(believe);
    }

    private static Jwt token(String facility, String scope) {
        Instant now = Instant.EPOCH;
        Map<String, Object> claims = Map.of("sub", "his-" + facility, "facility", facility, "scope", List.of(scope));
        return new Jwt("test", now, now.plusSeconds(300), Map.of("alg", "none"), claims);
    }
}
