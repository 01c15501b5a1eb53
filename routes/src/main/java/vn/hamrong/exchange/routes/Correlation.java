package vn.hamrong.exchange.routes;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/** Numbers of our answers: unique across restarts, at most 20 letters and digits; an engineer finds them in the log. */
final class Correlation {
    private final String start;
    private final AtomicLong count = new AtomicLong();

    Correlation(Clock clock) {
        this.start = Long.toString(clock.millis(), 36).toUpperCase(java.util.Locale.ROOT) + "N";
    }

    String next() {
        return start + count.incrementAndGet();
    }
}
