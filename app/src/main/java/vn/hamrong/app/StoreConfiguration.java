package vn.hamrong.app;

import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import vn.hamrong.app.config.HubProperties;
import vn.hamrong.exchange.Conservations;
import vn.hamrong.exchange.Desk;
import vn.hamrong.exchange.EarlierDossiers;
import vn.hamrong.exchange.Hospitals;
import vn.hamrong.exchange.Lanes;
import vn.hamrong.exchange.SourceRecords;
import vn.hamrong.exchange.store.JdbcConservations;
import vn.hamrong.exchange.store.JdbcDesk;
import vn.hamrong.exchange.store.JdbcEarlierDossiers;
import vn.hamrong.exchange.store.JdbcJournal;
import vn.hamrong.exchange.store.JdbcLanes;
import vn.hamrong.exchange.store.JdbcSourceRecords;
import vn.hamrong.exchange.store.JournalLimits;
import vn.hamrong.exchange.store.JournalNumbers;
import vn.hamrong.exchange.store.ParkedTooLong;
import vn.hamrong.shared.AuditTrail;
import vn.hamrong.shared.Events;
import vn.hamrong.shared.Incidents;
import vn.hamrong.shared.Outbox;
import vn.hamrong.shared.UnitOfWork;
import vn.hamrong.shared.UsedAssertions;
import vn.hamrong.shared.store.JdbcAuditTrail;
import vn.hamrong.shared.store.JdbcEvents;
import vn.hamrong.shared.store.JdbcIncidents;
import vn.hamrong.shared.store.JdbcOutbox;
import vn.hamrong.shared.store.JdbcUsedAssertions;
import vn.hamrong.shared.store.SpringUnitOfWork;

/** What the hub remembers. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {
    private static final Duration PARKED_TOO_LONG = Duration.ofMinutes(15);

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    UnitOfWork unitOfWork(PlatformTransactionManager transactions) {
        return new SpringUnitOfWork(transactions);
    }

    @Bean
    JournalNumbers journalNumbers(DataSource database) {
        return new JournalNumbers(database);
    }

    @Bean(destroyMethod = "close")
    JdbcJournal journal(DataSource database, JournalNumbers numbers, Hospitals hospitals, HubProperties hub) {
        JournalLimits usual = JournalLimits.DEFAULT;
        JournalLimits limits = new JournalLimits(
                hub.exchange().journalQueue(), usual.queueBytes(), usual.batchMessages(), usual.timeout());
        return JdbcJournal.open(database, numbers, hospitals, limits);
    }

    @Bean
    Lanes lanes(DataSource database, UnitOfWork unit) {
        return new JdbcLanes(database, unit);
    }

    @Bean
    Desk desk(DataSource database, UnitOfWork unit, JournalNumbers numbers) {
        return new JdbcDesk(database, unit, numbers);
    }

    @Bean
    Conservations conservations(DataSource database) {
        return new JdbcConservations(database);
    }

    @Bean
    EarlierDossiers earlierDossiers(DataSource database) {
        return new JdbcEarlierDossiers(database);
    }

    @Bean
    SourceRecords sourceRecords(DataSource database) {
        return new JdbcSourceRecords(database);
    }

    @Bean
    Events events(DataSource database, Clock clock) {
        return new JdbcEvents(database, clock);
    }

    @Bean
    Outbox outbox(DataSource database, Clock clock) {
        return new JdbcOutbox(database, clock);
    }

    @Bean
    Incidents incidents(DataSource database) {
        return new JdbcIncidents(database);
    }

    @Bean
    ParkedTooLong parkedTooLong(DataSource database, UnitOfWork unit, Incidents incidents, Clock clock) {
        return new ParkedTooLong(database, unit, incidents, clock, PARKED_TOO_LONG);
    }

    @Bean
    Housekeeping.EveryMinute parkedSweep(ParkedTooLong parked) {
        return new Housekeeping.EveryMinute(parked::sweep);
    }

    @Bean
    AuditTrail auditTrail(DataSource database, UnitOfWork unit) {
        return new JdbcAuditTrail(database, unit);
    }

    @Bean
    UsedAssertions usedAssertions(DataSource database, UnitOfWork unit, Clock clock) {
        return new JdbcUsedAssertions(database, unit, clock);
    }
}
