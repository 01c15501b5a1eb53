package vn.hamrong.shared;

import java.time.Duration;

/**
 * How a destination wants to be served.
 *
 * @param atOnce items under way at one time, 1 to 16
 * @param perMinute items a minute at most, 1 to 60,000
 * @param patience the longest one attempt may take, up to 5 minutes
 */
public record DeliveryPace(int atOnce, int perMinute, Duration patience) {
    private static final int AT_ONCE_MAX = 16;
    private static final int PER_MINUTE_MAX = 60_000;
    private static final Duration PATIENCE_MAX = Duration.ofMinutes(5);

    /** Four at once, 600 a minute, 30 s each. */
    public static final DeliveryPace USUAL = new DeliveryPace(4, 600, Duration.ofSeconds(30));

    public DeliveryPace {
        if (atOnce < 1 || atOnce > AT_ONCE_MAX || perMinute < 1 || perMinute > PER_MINUTE_MAX) {
            throw new IllegalArgumentException("a pace is 1 to 16 at once and 1 to 60,000 a minute");
        }
        if (patience.isNegative() || patience.isZero() || patience.compareTo(PATIENCE_MAX) > 0) {
            throw new IllegalArgumentException("patience is more than 0 and at most 5 minutes");
        }
    }
}
