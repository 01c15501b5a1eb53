package vn.hamrong.exchange.routes.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RushTest {
    private final AtomicLong now = new AtomicLong();
    private final Rush rush = new Rush(100, Duration.ofSeconds(1), now::get);

    @Test
    void isOnWhenMoreComesThanTheLimit() {
        keep(11);

        assertThat(rush.isOn()).isTrue();
    }

    @Test
    void isNotOnWhenAsMuchComesAsTheLimitAllows() {
        for (int i = 0; i < 50; i++) {
            keep(1);
            pass(10);

            assertThat(rush.isOn()).isFalse();
        }
    }

    @Test
    void lastsIntoTheNextWindowAndNoLonger() {
        keep(11);

        pass(150);
        assertThat(rush.isOn()).isTrue();
        pass(250);
        assertThat(rush.isOn()).isFalse();
    }

    @Test
    void doesNotHoldAWorkerUpWhenThereIsNone() throws InterruptedException {
        rush.letPass();

        assertThat(now.get()).isZero();
    }

    @Test
    void holdsAWorkerUpNoLongerThanItsPatience() throws InterruptedException {
        // Time passes at every look, a rush without end: only the patience can end the pause.
        AtomicLong looks = new AtomicLong();
        Rush endless = new Rush(
                1,
                Duration.ofMillis(20),
                () -> looks.getAndIncrement() * Duration.ofMillis(1).toNanos());
        for (int i = 0; i < 5; i++) {
            endless.kept();
        }

        endless.letPass();

        assertThat(looks.get()).isLessThan(60);
    }

    private void keep(int messages) {
        for (int i = 0; i < messages; i++) {
            rush.kept();
        }
    }

    private void pass(int millis) {
        now.addAndGet(Duration.ofMillis(millis).toNanos());
    }
}
