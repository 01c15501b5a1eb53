package vn.hamrong.app;

import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.hamrong.app.config.HubProperties;
import vn.hamrong.exchange.patient.PersonTraits;
import vn.hamrong.exchange.patients.Links;
import vn.hamrong.exchange.patients.OwnPatients;
import vn.hamrong.exchange.store.JdbcKnownNumbers;
import vn.hamrong.shared.AuditTrail;
import vn.hamrong.shared.CareRelationships;
import vn.hamrong.shared.Incidents;
import vn.hamrong.shared.Signatures;
import vn.hamrong.shared.UnitOfWork;
import vn.hamrong.shared.audit.AuditHeads;
import vn.hamrong.shared.audit.AuditReading;
import vn.hamrong.shared.audit.AuditSealer;
import vn.hamrong.shared.audit.WhoLooked;
import vn.hamrong.shared.fhir.security.oauth.HubKeys;
import vn.hamrong.shared.fhir.security.oauth.HubSignatures;
import vn.hamrong.shared.store.AuditHeadFiles;
import vn.hamrong.shared.store.HubLock;
import vn.hamrong.shared.store.JdbcAuditReading;
import vn.hamrong.shared.store.JdbcAuditSeals;

/** The audit's chain, its sealer and its reader. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    @Bean
    Signatures signatures(HubKeys keys) {
        return new HubSignatures(keys);
    }

    @Bean
    AuditHeads auditHeads(HubProperties hub, Signatures signatures) {
        return new AuditHeadFiles(headsFolder(hub), signatures);
    }

    static Path headsFolder(HubProperties hub) {
        Path configured = hub.audit().headsFolder();
        return configured == null ? hub.dataFolder().resolve("audit") : configured;
    }

    /** Only with the lock of the one hub: two sealers would make one chain of neither. */
    @Bean
    AuditSealer auditSealer(DataSource database, UnitOfWork unit, Clock clock, AuditHeads heads, HubLock lock) {
        return new AuditSealer(new JdbcAuditSeals(database, unit, clock), heads);
    }

    @Bean
    AuditClockwork auditClockwork(AuditSealer sealer, Incidents incidents, Clock clock) {
        return new AuditClockwork(sealer, incidents, clock);
    }

    @Bean
    WhoLooked whoLooked(WhoLooked.Sources sources, AuditTrail trail, Clock clock) {
        return new WhoLooked(sources, trail, clock);
    }

    @Bean
    WhoLooked.Sources whoLookedSources(DataSource database, Links links, AuditReading audit, CareRelationships rights) {
        return new WhoLooked.Sources(
                new OwnPatients(
                        new JdbcKnownNumbers(database), links, record -> PersonTraits.ofJson(record.demographics())),
                audit,
                rights);
    }

    @Bean
    AuditReading auditReading(DataSource database) {
        return new JdbcAuditReading(database);
    }
}
