package vn.hamrong.app;

import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import vn.hamrong.exchange.Hospitals;
import vn.hamrong.exchange.fhir.ClinicalRecord;
import vn.hamrong.exchange.fhir.SubjectMoves;
import vn.hamrong.exchange.patient.PersonTraits;
import vn.hamrong.exchange.patients.Joining;
import vn.hamrong.exchange.patients.Links;
import vn.hamrong.exchange.patients.Lookalikes;
import vn.hamrong.exchange.patients.PatientDesk;
import vn.hamrong.exchange.patients.Reviews;
import vn.hamrong.exchange.patients.SharedRecord;
import vn.hamrong.exchange.patients.UnnumberedResources;
import vn.hamrong.exchange.routes.patients.DuplicateFinder;
import vn.hamrong.exchange.routes.patients.FhirSharedRecord;
import vn.hamrong.exchange.routes.patients.LinesFollow;
import vn.hamrong.exchange.store.JdbcLinks;
import vn.hamrong.exchange.store.JdbcLookalikes;
import vn.hamrong.exchange.store.JdbcReviews;
import vn.hamrong.exchange.store.JdbcUnnumberedResources;
import vn.hamrong.shared.AuditTrail;
import vn.hamrong.shared.Incidents;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.UnitOfWork;
import vn.hamrong.shared.access.Borrowing;
import vn.hamrong.shared.store.JdbcOutboxOrders;

/** One citizen, one patient: who may be the same person, and what a person decides. */
@Configuration(proxyBeanMethods = false)
class PatientsConfiguration {

    @Bean
    Lookalikes lookalikes(DataSource database) {
        return new JdbcLookalikes(database);
    }

    @Bean
    Reviews reviews(DataSource database) {
        return new JdbcReviews(database);
    }

    @Bean
    DuplicateFinder duplicateFinder(Lookalikes lookalikes, Reviews reviews, UnitOfWork unit, Clock clock) {
        return new DuplicateFinder(lookalikes, reviews, unit, clock);
    }

    @Bean
    DuplicateWatch duplicateWatch(DuplicateFinder finder) {
        return new DuplicateWatch(finder);
    }

    @Bean
    Links identityLinks(DataSource database) {
        return new JdbcLinks(database);
    }

    @Bean
    UnnumberedResources unnumberedResources(DataSource database) {
        return new JdbcUnnumberedResources(database);
    }

    @Bean
    FhirSharedRecord fhirSharedRecord(
            ClinicalRecord record, SubjectMoves moves, UnnumberedResources unnumbered, Hospitals hospitals) {
        return new FhirSharedRecord(record, moves, unnumbered, hospitals);
    }

    @Bean
    @Primary
    SharedRecord sharedRecord(FhirSharedRecord record, DataSource database, Clock clock) {
        return new LinesFollow(record, new JdbcOutboxOrders(database, clock));
    }

    @Bean
    Joining joining(Links links, SharedRecord record, Borrowing borrowing, AuditTrail audit) {
        return new Joining(
                links,
                record,
                borrowing,
                audit,
                () -> new PatientId(UUID.randomUUID().toString()));
    }

    @Bean
    PatientDesk patientDesk(
            Reviews reviews, Links links, Lookalikes lookalikes, Joining joining, PatientDesk.Surroundings around) {
        return new PatientDesk(reviews, links, lookalikes, joining, around);
    }

    @Bean
    PatientDesk.Surroundings surroundings(UnitOfWork unit, AuditTrail audit, Incidents incidents, Clock clock) {
        return new PatientDesk.Surroundings(
                unit,
                audit,
                incidents,
                record -> PersonTraits.ofJson(record.demographics()),
                Failures::collision,
                clock);
    }
}
