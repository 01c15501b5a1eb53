package vn.hamrong.app;

import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.hamrong.app.config.HubProperties;
import vn.hamrong.exchange.Dossiers;
import vn.hamrong.exchange.Hospitals;
import vn.hamrong.exchange.Journal;
import vn.hamrong.exchange.Originals;
import vn.hamrong.exchange.PassedOn;
import vn.hamrong.exchange.routes.apply.Doorbell;
import vn.hamrong.exchange.routes.dossier.DossierIntake;
import vn.hamrong.exchange.routes.dossier.ReferralChecks;
import vn.hamrong.exchange.routes.portal.InsurerPortal;
import vn.hamrong.exchange.routes.relay.CardLookup;
import vn.hamrong.exchange.store.JdbcDossiers;
import vn.hamrong.exchange.store.JdbcOriginals;
import vn.hamrong.shared.AuditTrail;
import vn.hamrong.shared.routes.HttpLimits;
import vn.hamrong.shared.routes.PartnerRoutes;
import vn.hamrong.shared.routes.camel.PartnerServer;

/** Port 8090, and what stands behind its paths. */
@Configuration(proxyBeanMethods = false)
class PartnersConfiguration {

    @Bean
    Originals originals(DataSource database) {
        return new JdbcOriginals(database);
    }

    @Bean(destroyMethod = "close")
    InsurerPortal insurerPortal(InsurerPortal.Behind behind, HubProperties hub, Clock clock) {
        InsurerPortal.Settings settings = new InsurerPortal.Settings(
                hub.insurer().tokenLife(), hub.insurer().fileMax(), hub.http().trustedProxy());
        return new InsurerPortal(behind, settings, clock);
    }

    @Bean
    InsurerPortal.Behind behindThePortal(
            DossierIntake intake,
            Dossiers dossiers,
            Originals originals,
            PassedOn passedOn,
            AuditTrail audit,
            Hospitals hospitals,
            Optional<CardLookup> cards) {
        return new InsurerPortal.Behind(intake, dossiers, originals, passedOn, audit, hospitals, cards);
    }

    @Bean
    DossierIntake dossierIntake(Journal journal, Doorbell doorbell, Hospitals hospitals, Clock clock) {
        return new DossierIntake(journal, doorbell, new ReferralChecks(hospitals), clock);
    }

    @Bean
    Dossiers dossiers(DataSource database) {
        return new JdbcDossiers(database);
    }

    @Bean
    PartnerRoutes partnerRoutes(InsurerPortal portal, HubProperties hub) {
        HubProperties.Partners partners = hub.partners();
        PartnerServer.Address address =
                new PartnerServer.Address(partners.address(), partners.port(), Listeners.tls(partners.tls()));
        return new PartnerRoutes(new PartnerServer(address, portal.paths(), limits(partners)));
    }

    private static HttpLimits limits(HubProperties.Partners partners) {
        HttpLimits usual = HttpLimits.DEFAULT;
        return new HttpLimits(
                partners.requestTime(),
                partners.idleTime(),
                usual.answer(),
                usual.write(),
                usual.stop(),
                partners.perPeer(),
                partners.connections(),
                usual.bytesInFlight());
    }
}
