package vn.hamrong.exchange.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * A connection that says nothing at a time at which it always speaks.
 *
 * @param since its last message
 * @param expected messages that would have come since then on the quietest of its usual days
 */
public record Silence(Instant since, double expected) {
    private static final int DAYS = 28;
    private static final int DAYS_LEAST = 7;
    private static final Duration LEAST = Duration.ofMinutes(15);
    private static final Duration LOOKED_AT_MOST = Duration.ofHours(24);
    private static final double EXPECTED_LEAST = 20;

    /** One day in five may be quieter (Sundays, holidays) without being silent. */
    private static final double QUIET_DAYS = 0.2;

    /**
     * Judges by the rhythm of the same hours of the last {@value #DAYS} days.
     *
     * @param messages by the beginning of the hour; an hour without messages may be missing
     * @param first when the connection began to be counted: with less than {@value #DAYS_LEAST} days nothing is known
     */
    public static Optional<Silence> judge(Map<Instant, Long> messages, Instant first, Instant last, Instant now) {
        if (!mayBe(first, last, now)) {
            return Optional.empty();
        }
        int days = (int) Math.min(DAYS, Duration.between(first, now).toDays());
        Instant from = last.isBefore(now.minus(LOOKED_AT_MOST)) ? now.minus(LOOKED_AT_MOST) : last;
        double expected = 0;
        for (Instant hour = from.truncatedTo(ChronoUnit.HOURS);
                hour.isBefore(now);
                hour = hour.plus(1, ChronoUnit.HOURS)) {
            expected += usual(messages, hour, days) * share(hour, from, now);
        }
        return expected < EXPECTED_LEAST ? Optional.empty() : Optional.of(new Silence(last, expected));
    }

    /** Whether enough is known, and long enough nothing was said, to judge at all. */
    public static boolean mayBe(Instant first, Instant last, Instant now) {
        return Duration.between(first, now).toDays() >= DAYS_LEAST
                && Duration.between(last, now).compareTo(LEAST) >= 0;
    }

    /** What this hour of the day brought on the quieter of the days before. */
    private static double usual(Map<Instant, Long> messages, Instant hour, int days) {
        long[] counts = new long[days];
        for (int day = 1; day <= days; day++) {
            counts[day - 1] = messages.getOrDefault(hour.minus(day, ChronoUnit.DAYS), 0L);
        }
        Arrays.sort(counts);
        return counts[(int) Math.floor(QUIET_DAYS * (days - 1))];
    }

    /** How much of the hour lies between {@code from} and {@code now}. */
    private static double share(Instant hour, Instant from, Instant now) {
        Instant begin = hour.isBefore(from) ? from : hour;
        Instant end = hour.plus(1, ChronoUnit.HOURS);
        return Duration.between(begin, end.isAfter(now) ? now : end).toSeconds() / 3600.0;
    }
}
