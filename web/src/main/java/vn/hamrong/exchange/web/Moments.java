package vn.hamrong.exchange.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Points in time and lengths of time as pages show them: Vietnam's clock, day before month. */
final class Moments {
    private static final ZoneId HERE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(HERE);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd/MM/yyyy").withZone(HERE);

    private Moments() {}

    static String clock(Instant at) {
        return CLOCK.format(at);
    }

    static String day(Instant at) {
        return DAY.format(at);
    }

    static String full(Instant at) {
        return clock(at) + " " + day(at);
    }

    /**
     * A length of time in its one largest unit.
     *
     * @param unit {@code millis}, {@code seconds}, {@code minutes}, {@code hours} or {@code days}: words are {@code age.<unit>}
     */
    record Age(long value, String unit) {
        static Age of(Duration length) {
            if (length.toMillis() < 1_000) {
                return new Age(Math.max(0, length.toMillis()), "millis");
            }
            if (length.toSeconds() < 120) {
                return new Age(length.toSeconds(), "seconds");
            }
            if (length.toMinutes() < 120) {
                return new Age(length.toMinutes(), "minutes");
            }
            return length.toHours() < 72 ? new Age(length.toHours(), "hours") : new Age(length.toDays(), "days");
        }

        static Age between(Instant from, Instant to) {
            return of(Duration.between(from, to));
        }
    }
}
