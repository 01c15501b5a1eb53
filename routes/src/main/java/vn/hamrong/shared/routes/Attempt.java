package vn.hamrong.shared.routes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hamrong.shared.Delivery;
import vn.hamrong.shared.Incidents;
import vn.hamrong.shared.OutboxDesk;
import vn.hamrong.shared.OutboxItem;
import vn.hamrong.shared.OutboxLines;
import vn.hamrong.shared.OutboxLines.Due;
import vn.hamrong.shared.UnitOfWork;

/** One attempt at an item: carry it, then write down how it went. */
final class Attempt {
    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);
    private static final Duration LATER_MAX = Duration.ofDays(1);

    private final OutboxLines lines;
    private final Ways ways;
    private final DeliveryRules rules;
    private final Parking parking;
    private final Clock clock;

    Attempt(OutboxLines lines, Ways ways, DeliveryRules rules, Parking parking, Clock clock) {
        this.lines = lines;
        this.ways = ways;
        this.rules = rules;
        this.parking = parking;
        this.clock = clock;
    }

    /** What parking an item needs beside the lines: its incident, in the same unit. */
    record Parking(Incidents incidents, UnitOfWork unit) {}

    void at(Due due, Way way) {
        if (due.attempts() >= rules.attempts()) {
            park(due, "taken " + due.attempts() + " times, and no attempt came to an end");
            return;
        }
        ways.deliver(due.item())
                .match(
                        confirmed -> confirmed(due, way),
                        tryAgain -> failed(due, way, tryAgain),
                        giveUp -> park(due, giveUp.reason(), giveUp.words()));
    }

    private boolean confirmed(Due due, Way way) {
        way.confirmed();
        lines.delivered(due, clock.instant());
        OutboxItem item = due.item();
        LOG.info("delivered {} {} to {}", item.kind(), item.id(), item.destination());
        return true;
    }

    private boolean failed(Due due, Way way, Delivery.TryAgain again) {
        Instant now = clock.instant();
        if (way.failed(now)) {
            LOG.warn("delivery to {} fails, trying it slowly: {}", due.item().destination(), again.reason());
        }
        int failures = due.attempts() + 1;
        if (failures >= rules.attempts()) {
            return park(due, "tried " + failures + " times, at last: " + again.reason());
        }
        Instant next = now.plus(rules.again().after(failures));
        lines.retry(due, later(next, again.notBefore().orElse(next), now.plus(LATER_MAX)), again.reason());
        return true;
    }

    /** The receiver may ask for more time, within a bound. */
    private static Instant later(Instant next, Instant asked, Instant most) {
        Instant bounded = asked.isAfter(most) ? most : asked;
        return bounded.isAfter(next) ? bounded : next;
    }

    private boolean park(Due due, String reason) {
        return park(due, reason, "");
    }

    /** The receiver's words stay with the item: only the desk shows them. */
    private boolean park(Due due, String reason, String words) {
        Instant now = clock.instant();
        OutboxItem item = due.item();
        parking.unit().inOne(() -> {
            lines.park(due, now, words.isEmpty() ? reason : reason + ": " + words);
            parking.incidents()
                    .open(
                            item.facility(),
                            OutboxDesk.PARKED_INCIDENT,
                            item.destination(),
                            "A delivery to " + item.destination() + " waits for a person: " + reason,
                            now);
        });
        LOG.warn("parked {} {} to {}: {}", item.kind(), item.id(), item.destination(), reason);
        return true;
    }
}
