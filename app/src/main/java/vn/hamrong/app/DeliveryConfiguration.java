package vn.hamrong.app;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.hamrong.app.config.HubProperties;
import vn.hamrong.exchange.Hospitals;
import vn.hamrong.exchange.LastTold;
import vn.hamrong.exchange.Referrals;
import vn.hamrong.exchange.SourceRecords;
import vn.hamrong.exchange.desk.DeliveryTexts;
import vn.hamrong.exchange.fhir.DirectWrites;
import vn.hamrong.exchange.routes.camel.MllpDialer;
import vn.hamrong.exchange.routes.delivery.Addressees;
import vn.hamrong.exchange.routes.delivery.Correspondence;
import vn.hamrong.exchange.routes.delivery.Destinations;
import vn.hamrong.exchange.routes.delivery.DirectCorrespondence;
import vn.hamrong.exchange.routes.delivery.Disclosures;
import vn.hamrong.exchange.routes.delivery.HospitalLetters;
import vn.hamrong.exchange.routes.delivery.LetterTexts;
import vn.hamrong.exchange.routes.delivery.MllpChannel;
import vn.hamrong.exchange.routes.delivery.Postbox;
import vn.hamrong.exchange.routes.delivery.WebChannel;
import vn.hamrong.exchange.routes.delivery.WebPartners;
import vn.hamrong.exchange.store.JdbcLastTold;
import vn.hamrong.exchange.store.JdbcReferrals;
import vn.hamrong.shared.AuditTrail;
import vn.hamrong.shared.Backoff;
import vn.hamrong.shared.DeliveryChannel;
import vn.hamrong.shared.Events;
import vn.hamrong.shared.Incidents;
import vn.hamrong.shared.Outbox;
import vn.hamrong.shared.OutboxDesk;
import vn.hamrong.shared.OutboxLines;
import vn.hamrong.shared.UnitOfWork;
import vn.hamrong.shared.routes.Deliverer;
import vn.hamrong.shared.routes.DeliveryRules;
import vn.hamrong.shared.store.JdbcOutboxDesk;
import vn.hamrong.shared.store.JdbcOutboxLines;

/** What leaves: every {@link DeliveryChannel} bean is a way out. */
@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {
    /** Between single tries at a destination that is down: short, because someone may have repaired it. */
    private static final Duration AILING_FIRST = Duration.ofSeconds(2);

    private static final Duration AILING_LONGEST = Duration.ofMinutes(1);
    private static final Duration STOP = Duration.ofSeconds(25);

    @Bean
    OutboxLines outboxLines(DataSource database, UnitOfWork unit) {
        return new JdbcOutboxLines(database, unit);
    }

    @Bean
    OutboxDesk outboxDesk(DataSource database, UnitOfWork unit, Incidents incidents) {
        return new JdbcOutboxDesk(database, unit, incidents);
    }

    @Bean
    Deliverer.Lines deliveryLines(OutboxLines lines, Incidents incidents, UnitOfWork unit) {
        return new Deliverer.Lines(lines, incidents, unit);
    }

    @Bean
    Deliverer deliverer(
            Deliverer.Lines lines, ObjectProvider<DeliveryChannel> channels, HubProperties hub, Clock clock) {
        return new Deliverer(lines, channels.orderedStream().toList(), rules(hub.delivery()), clock);
    }

    @Bean
    Destinations destinations(Hospitals hospitals) {
        return new Destinations(hospitals);
    }

    @Bean
    MllpDialer mllpDialer() {
        return new MllpDialer();
    }

    @Bean
    MllpChannel.Writing hospitalWriting(SourceRecords sources, UnitOfWork unit, AuditTrail audit, Clock clock) {
        return new MllpChannel.Writing(new HospitalLetters(sources, unit), new Disclosures(audit, clock));
    }

    @Bean
    DeliveryTexts deliveryTexts(Destinations destinations, MllpChannel.Writing writing) {
        return new LetterTexts(destinations, writing.writer());
    }

    @Bean
    DeliveryChannel mllpChannel(
            Destinations destinations, MllpChannel.Writing writing, MllpDialer dialer, HubProperties hub) {
        return new MllpChannel(destinations, writing, dialer, hub.hospitals());
    }

    @Bean
    WebPartners webPartners(HubProperties hub, Clock clock) {
        return new WebPartners(hub.hospitals(), clock);
    }

    @Bean
    DeliveryChannel webChannel(
            Destinations destinations, MllpChannel.Writing writing, WebPartners partners, Clock clock) {
        return new WebChannel(destinations, writing, partners, clock);
    }

    @Bean
    Referrals referrals(DataSource database) {
        return new JdbcReferrals(database);
    }

    @Bean
    LastTold lastTold(DataSource database) {
        return new JdbcLastTold(database);
    }

    @Bean
    Postbox postbox(Destinations destinations, Outbox outbox, LastTold told, Events events, Incidents incidents) {
        return new Postbox(destinations, new Postbox.Shelf(outbox, told), events, incidents);
    }

    @Bean
    Correspondence correspondence(Hospitals hospitals, Referrals referrals, Postbox postbox) {
        return new Correspondence(new Addressees(hospitals), referrals, postbox);
    }

    @Bean
    DirectWrites directWrites(Correspondence correspondence, SourceRecords sources, Clock clock) {
        return new DirectCorrespondence(correspondence, sources, clock);
    }

    private static DeliveryRules rules(HubProperties.Delivery delivery) {
        DoubleSupplier chance = () -> ThreadLocalRandom.current().nextDouble();
        return new DeliveryRules(
                delivery.workers(),
                delivery.attempts(),
                new Backoff(delivery.firstPause(), delivery.longestPause(), chance),
                new Backoff(AILING_FIRST, AILING_LONGEST, chance),
                STOP);
    }
}
