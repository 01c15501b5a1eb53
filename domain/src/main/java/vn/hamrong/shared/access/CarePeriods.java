package vn.hamrong.shared.access;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * How long a right lasts; every one ends by itself.
 *
 * @param chip after a check-in with the chip
 * @param consultation the most a consultation gives, should it never be signed
 * @param consent the most a written request gives
 * @param breakGlass after an emergency, at most 72 hours
 * @param place whose midnight ends the day of an attested check-in
 */
public record CarePeriods(Duration chip, Duration consultation, Duration consent, Duration breakGlass, ZoneId place) {
    /** No period may be longer. */
    public static final Duration LONGEST = Duration.ofDays(366);

    /** An emergency's may not be longer than this. */
    public static final Duration LONGEST_EMERGENCY = Duration.ofDays(3);

    /** As in architecture.md, in Vietnam. */
    public static final CarePeriods DEFAULT = new CarePeriods(
            Duration.ofDays(30),
            Duration.ofDays(30),
            Duration.ofDays(90),
            Duration.ofDays(1),
            ZoneId.of("Asia/Ho_Chi_Minh"));

    public CarePeriods {
        bounded(chip, LONGEST);
        bounded(consultation, LONGEST);
        bounded(consent, LONGEST);
        bounded(breakGlass, LONGEST_EMERGENCY);
    }

    private static void bounded(Duration period, Duration longest) {
        if (period.isNegative() || period.isZero() || period.compareTo(longest) > 0) {
            throw new IllegalArgumentException("a period of care is more than nothing and at most " + longest);
        }
    }

    /** The end of the day on which {@code now} falls. */
    Instant endOfDay(Instant now) {
        return now.atZone(place).toLocalDate().plusDays(1).atStartOfDay(place).toInstant();
    }
}
