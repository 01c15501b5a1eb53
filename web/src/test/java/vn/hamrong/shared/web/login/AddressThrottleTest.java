package vn.hamrong.shared.web.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AddressThrottleTest {
    private static final Instant NOON = Instant.parse("2026-11-22T05:00:00Z");

    private final AddressThrottle throttle = new AddressThrottle();

    @Test
    void A12_oneAddressSpraysOverFewNamesOnly() {
        IntStream.range(0, AddressThrottle.FAILURES_MAX).forEach(i -> {
            assertThat(throttle.mayTry("10.0.0.1", NOON)).isTrue();
            throttle.failed("10.0.0.1", NOON);
        });

        assertThat(throttle.mayTry("10.0.0.1", NOON.plusSeconds(599))).isFalse();
        assertThat(throttle.mayTry("10.0.0.2", NOON)).isTrue();
        assertThat(throttle.mayTry("10.0.0.1", NOON.plusSeconds(600))).isTrue();
    }

    @Test
    void failingOnWhileClosedDoesNotKeepItClosed() {
        IntStream.range(0, 100).forEach(i -> throttle.failed("10.0.0.1", NOON.plusSeconds(i)));

        assertThat(throttle.mayTry("10.0.0.1", NOON.plusSeconds(600))).isTrue();
    }

    @Test
    void manyAddressesCostBoundedMemory() {
        IntStream.range(0, 30_000).forEach(i -> throttle.failed("10.1." + i, NOON));

        assertThat(throttle.size()).isEqualTo(10_000);
    }
}
