package vn.hamrong.shared.fhir.security;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.data.jpa.JpaRepositoriesAutoConfiguration;
import org.springframework.boot.autoconfigure.elasticsearch.ElasticsearchClientAutoConfiguration;
import org.springframework.boot.autoconfigure.elasticsearch.ElasticsearchRestClientAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.quartz.QuartzAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.hamrong.exchange.fhir.IncomingMessages;
import vn.hamrong.exchange.fhir.IncomingPatients;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.UnitOfWork;
import vn.hamrong.shared.fhir.FacilityPartitions;
import vn.hamrong.shared.fhir.FhirServerConfiguration;
import vn.hamrong.shared.fhir.security.rest.RestSecurityConfiguration;

/** The FHIR server behind its front door, as app wires it, with memory where store would be. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        exclude = {
            QuartzAutoConfiguration.class,
            FlywayAutoConfiguration.class,
            ThymeleafAutoConfiguration.class,
            JpaRepositoriesAutoConfiguration.class,
            ElasticsearchRestClientAutoConfiguration.class,
            ElasticsearchClientAutoConfiguration.class
        })
@Import({FhirServerConfiguration.class, RestSecurityConfiguration.class, DoorFixtures.class})
class SecuredFhirServer {
    private static final List<FacilityCode> FACILITIES = List.of(new FacilityCode("38001"), new FacilityCode("38002"));

    /** These tests write no patients; one that did would be told so. */
    @Bean
    IncomingPatients incomingPatients() {
        return (facility, patient) -> {
            throw new AssertionError("no patient is written in these tests");
        };
    }

    @Bean
    IncomingMessages incomingMessages() {
        return sent -> {
            throw new AssertionError("no message is sent in these tests");
        };
    }

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
    UnitOfWork unitOfWork(PlatformTransactionManager transactions) {
        TransactionTemplate own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        TransactionTemplate joined = new TransactionTemplate(transactions);
        return new UnitOfWork() {
            @Override
            public <T> T inOne(Supplier<T> work) {
                return Objects.requireNonNull(joined.execute(status -> work.get()));
            }

            @Override
            public <T> T inItsOwn(Supplier<T> work) {
                return Objects.requireNonNull(own.execute(status -> work.get()));
            }
        };
    }
}
