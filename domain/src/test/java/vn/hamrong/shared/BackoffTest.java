package vn.hamrong.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void doublesFromHalfToWholeUpToTheLongest() {
        Backoff least = new Backoff(SECOND, MINUTE, () -> 0);
        Backoff most = new Backoff(SECOND, MINUTE, () -> 0.999_999);

        assertThat(least.after(1)).isEqualTo(Duration.ofMillis(500));
        assertThat(least.after(3)).isEqualTo(Duration.ofSeconds(2));
        assertThat(most.after(3)).isBetween(Duration.ofMillis(3_990), Duration.ofSeconds(4));
        assertThat(least.after(7)).isEqualTo(Duration.ofSeconds(30));
        assertThat(most.after(1_000_000)).isLessThanOrEqualTo(MINUTE);
    }

    @Test
    void overflowsIntoTheLongest() {
        assertThat(new Backoff(Duration.ofDays(1_000), MINUTE, () -> 0).after(31))
                .isEqualTo(Duration.ofSeconds(30));
    }
}
