package vn.hamrong.app;

import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.hamrong.app.config.HubProperties;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.exchange.Hospitals;
import vn.hamrong.shared.AuditTrail;
import vn.hamrong.shared.CareRelationships;
import vn.hamrong.shared.Events;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.Incidents;
import vn.hamrong.shared.ReadingRight;
import vn.hamrong.shared.ReadingRights;
import vn.hamrong.shared.UnitOfWork;
import vn.hamrong.shared.access.AccessReviews;
import vn.hamrong.shared.access.Borrowing;
import vn.hamrong.shared.access.CarePeriods;
import vn.hamrong.shared.access.Reviewing;
import vn.hamrong.shared.fhir.ReadableFacilities;
import vn.hamrong.shared.store.JdbcAccessReviews;
import vn.hamrong.shared.store.JdbcCareRelationships;

/** Who may read what other hospitals know of a patient. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    @Bean
    CareRelationships careRelationships(DataSource database) {
        return new JdbcCareRelationships(database);
    }

    @Bean
    CarePeriods carePeriods(HubProperties hub) {
        HubProperties.Access access = hub.access();
        return new CarePeriods(
                access.checkIn(),
                access.consultation(),
                access.consent(),
                access.breakGlass(),
                CarePeriods.DEFAULT.place());
    }

    @Bean
    Borrowing.Traces traces(Events events, AuditTrail audit, Incidents incidents) {
        return new Borrowing.Traces(events, audit, incidents);
    }

    @Bean
    Borrowing borrowing(
            CareRelationships relationships,
            UnitOfWork unit,
            Borrowing.Traces traces,
            CarePeriods periods,
            Clock clock) {
        return new Borrowing(relationships, unit, traces, periods, clock);
    }

    /** For the audit: which relationship it was that let the facility read. */
    @Bean
    ReadingRights readingRights(CareRelationships relationships, Clock clock) {
        return (reader, patient) -> relationships.readableBy(reader, patient, clock.instant()).stream()
                .findFirst()
                .map(ReadingRight::by);
    }

    @Bean
    AccessReviews accessReviews(DataSource database) {
        return new JdbcAccessReviews(database);
    }

    @Bean
    Reviewing reviewing(AccessReviews reviews, UnitOfWork unit, Borrowing.Traces traces, Clock clock) {
        return new Reviewing(reviews, unit, traces, clock);
    }

    /** A care relationship opens the patient's whole record; nothing else opens anything. */
    @Bean
    ReadableFacilities readableFacilities(CareRelationships relationships, Hospitals hospitals, Clock clock) {
        return (reader, patient) ->
                relationships.readableBy(reader, patient, clock.instant()).isEmpty()
                        ? Set.of(reader)
                        : withAll(reader, hospitals);
    }

    private static Set<FacilityCode> withAll(FacilityCode reader, Hospitals hospitals) {
        return Stream.concat(Stream.of(reader), hospitals.all().stream().map(Hospital::code))
                .collect(Collectors.toUnmodifiableSet());
    }
}
