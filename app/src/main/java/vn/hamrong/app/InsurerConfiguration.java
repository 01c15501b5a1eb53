package vn.hamrong.app;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.hamrong.app.config.HubProperties;
import vn.hamrong.exchange.Hospitals;
import vn.hamrong.exchange.Originals;
import vn.hamrong.exchange.PassedOn;
import vn.hamrong.exchange.routes.dossier.DossierFolders;
import vn.hamrong.exchange.routes.dossier.DossierIntake;
import vn.hamrong.exchange.routes.relay.CardLookup;
import vn.hamrong.exchange.routes.relay.InsurerRelay;
import vn.hamrong.exchange.store.JdbcPassedOn;
import vn.hamrong.shared.AuditTrail;
import vn.hamrong.shared.UnitOfWork;
import vn.hamrong.shared.routes.outgoing.Credentials;
import vn.hamrong.shared.routes.outgoing.HttpPartner;
import vn.hamrong.shared.routes.outgoing.PartnerAddress;

/** The other ways of health-insurance files: in by folder, on to the insurer's own portal. Both only where they are set. */
@Configuration(proxyBeanMethods = false)
class InsurerConfiguration {
    private static final int PORTAL_ANSWER_MAX = 1024 * 1024;

    @Bean
    PassedOn passedOn(DataSource database, UnitOfWork unit) {
        return new JdbcPassedOn(database, unit);
    }

    @Bean
    @ConditionalOnProperty("hamrong.insurer.folder")
    FolderClockwork folderClockwork(Hospitals hospitals, DossierIntake intake, HubProperties hub) {
        HubProperties.Insurer insurer = hub.insurer();
        Path base = Objects.requireNonNull(insurer.folder());
        return new FolderClockwork(
                new DossierFolders(base, hospitals.all(), intake, insurer.fileMax()), insurer.folderEvery());
    }

    @Bean
    @ConditionalOnProperty("hamrong.insurer.portal")
    InsurerRelay insurerRelay(Hospitals hospitals, InsurerRelay.Portal portal, InsurerRelay.Files files, Clock clock) {
        return new InsurerRelay(hospitals.all(), portal, files, clock);
    }

    @Bean
    @ConditionalOnProperty("hamrong.insurer.portal")
    CardLookup cardLookup(HubProperties hub, Clock clock) {
        return new CardLookup(portal(hub, CardLookup.PATIENCE), clock);
    }

    @Bean
    InsurerRelay.Files filesGoingOn(Originals originals, PassedOn passedOn, AuditTrail audit) {
        return new InsurerRelay.Files(originals, passedOn, audit);
    }

    @Bean
    @ConditionalOnProperty("hamrong.insurer.portal")
    InsurerRelay.Portal insurersPortal(HubProperties hub) {
        return new InsurerRelay.Portal(
                portal(hub, InsurerRelay.CALL_PATIENCE), hub.insurer().portalDecree());
    }

    private static HttpPartner portal(HubProperties hub, Duration patience) {
        URI url = Objects.requireNonNull(hub.insurer().portal());
        return new HttpPartner(
                new PartnerAddress(url, Optional.empty(), patience, PORTAL_ANSWER_MAX), Credentials.NONE);
    }
}
