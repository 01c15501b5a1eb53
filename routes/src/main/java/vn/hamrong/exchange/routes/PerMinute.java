package vn.hamrong.exchange.routes;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Lets a number of things through each minute. Thread-safe. */
public final class PerMinute {
    private final int most;
    private Instant minute = Instant.MIN;
    private int taken;

    public PerMinute(int most) {
        this.most = most;
    }

    public synchronized boolean take(Instant at) {
        Instant now = at.truncatedTo(ChronoUnit.MINUTES);
        if (!now.equals(minute)) {
            minute = now;
            taken = 0;
        }
        return taken++ < most;
    }
}
