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
import vn.hamrong.shared.Backoff;
import vn.hamrong.shared.DeliveryChannel;
import vn.hamrong.shared.Incidents;
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
