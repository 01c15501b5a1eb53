package vn.hamrong.shared.routes;

import java.time.Duration;
import java.time.Instant;
import vn.hamrong.shared.Backoff;
import vn.hamrong.shared.DeliveryPace;

/**
 * What is known of one destination now: how much is under way, how much the rate still allows, and whether it fails. One
 * that failed several times in a row is tried with a single item at a time, so that an outage does not use up the
 * attempts of everything that waits. Safe for many threads; forgotten at a restart.
 */
final class Way {
    private static final int FAILURES_UNTIL_AILING = 3;
    private static final int BURSTS_A_MINUTE = 10;
    private static final Duration SETTLING = Duration.ofSeconds(30);

    private final DeliveryPace pace;
    private final Backoff ailing;
    private double allowance;
    private Instant countedAt;
    private Instant pausedUntil = Instant.MIN;
    private int underWay;
    private int failures;

    Way(DeliveryPace pace, Backoff ailing, Instant now) {
        this.pace = pace;
        this.ailing = ailing;
        this.allowance = burst();
        this.countedAt = now;
    }

    /** Longer than an attempt can take: after it the item's taker is dead. */
    Duration lease() {
        return pace.patience().plus(SETTLING);
    }

    /** How many more items may begin now. */
    synchronized int room(Instant now) {
        refill(now);
        int allowed = (int) Math.min(allowance, pace.atOnce() - underWay);
        if (failures < FAILURES_UNTIL_AILING) {
            return allowed;
        }
        return underWay > 0 || now.isBefore(pausedUntil) ? 0 : Math.min(allowed, 1);
    }

    synchronized void begun() {
        underWay++;
        allowance--;
    }

    synchronized void ended() {
        underWay--;
    }

    synchronized void confirmed() {
        failures = 0;
    }

    /** Whether this made it ailing. */
    synchronized boolean failed(Instant now) {
        failures++;
        pausedUntil = now.plus(ailing.after(Math.max(failures - FAILURES_UNTIL_AILING + 1, 1)));
        return failures == FAILURES_UNTIL_AILING;
    }

    private void refill(Instant now) {
        double minutes = Math.max(Duration.between(countedAt, now).toMillis(), 0) / 60_000.0;
        allowance = Math.min(burst(), allowance + minutes * pace.perMinute());
        countedAt = now;
    }

    private double burst() {
        return Math.max(1, (double) pace.perMinute() / BURSTS_A_MINUTE);
    }
}
