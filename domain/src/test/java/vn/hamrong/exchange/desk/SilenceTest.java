package vn.hamrong.exchange.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SilenceTest {
    private static final Instant NINE = Instant.parse("2026-11-25T02:00:00Z");
    private static final Instant LONG_AGO = NINE.minus(Duration.ofDays(20));

    /** 60 messages an hour on every day, but none on {@code quietDays} of the days. */
    private static Map<Instant, Long> rhythm(int quietDays) {
        Map<Instant, Long> hours = new HashMap<>();
        for (int day = quietDays + 1; day <= 28; day++) {
            for (int hour = -2; hour <= 2; hour++) {
                hours.put(NINE.minus(day, ChronoUnit.DAYS).plus(hour, ChronoUnit.HOURS), 60L);
            }
        }
        return hours;
    }

    @Test
    void isHeardWhenTwentyMessagesShouldHaveCome() {
        assertThat(Silence.judge(rhythm(0), LONG_AGO, NINE, NINE.plus(Duration.ofMinutes(19))))
                .isEmpty();
        assertThat(Silence.judge(rhythm(0), LONG_AGO, NINE, NINE.plus(Duration.ofMinutes(20))))
                .contains(new Silence(NINE, 20));
    }

    @Test
    void goesOnOverTheHour() {
        Instant last = NINE.minus(Duration.ofMinutes(30));

        assertThat(Silence.judge(rhythm(0), LONG_AGO, last, NINE.plus(Duration.ofMinutes(30))))
                .contains(new Silence(last, 60));
    }

    @Test
    void isNoneAtATimeThatIsQuietOnMoreThanOneDayInFive() {
        Instant late = NINE.plus(Duration.ofMinutes(59));

        assertThat(Silence.judge(rhythm(3), LONG_AGO, NINE, late)).isPresent();
        assertThat(Silence.judge(rhythm(6), LONG_AGO, NINE, late)).isEmpty();
    }

    @Test
    void isNotJudgedBeforeAWeekIsKnown() {
        Instant late = NINE.plus(Duration.ofMinutes(59));

        assertThat(Silence.judge(rhythm(0), late.minus(Duration.ofDays(6)), NINE, late))
                .isEmpty();
        assertThat(Silence.judge(rhythm(0), late.minus(Duration.ofDays(7)), NINE, late))
                .isPresent();
    }
}
