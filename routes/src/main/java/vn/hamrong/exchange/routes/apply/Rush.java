package vn.hamrong.exchange.routes.apply;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Lets the journal go first while many messages come in: a sender waits for its ACK, the backlog does not. As long as
 * messages come faster than they could be applied anyway, a worker pauses before each batch, but never longer than its
 * patience, so that the backlog goes on moving. Safe for many threads.
 */
public final class Rush {
    private static final long WINDOW = Duration.ofMillis(100).toNanos();

    private final long limit;
    private final long patience;
    private final LongSupplier nanos;
    private long windowStart;
    private long inWindow;
    private long inLastWindow;

    /**
     * A rush is more than so many messages a second.
     *
     * @param patience the longest pause before one batch
     * @param nanos as {@link System#nanoTime}
     */
    public Rush(int perSecond, Duration patience, LongSupplier nanos) {
        this.limit = Math.max(1, perSecond * WINDOW / Duration.ofSeconds(1).toNanos());
        this.patience = patience.toNanos();
        this.nanos = nanos;
        this.windowStart = nanos.getAsLong();
    }

    /** A message was kept. */
    public synchronized void kept() {
        turn();
        inWindow++;
    }

    /** Whether more came in the last tenth of a second, or in this one already, than the limit allows. */
    public synchronized boolean isOn() {
        turn();
        return inWindow > limit || inLastWindow > limit;
    }

    /** Comes back when there is no rush, or after the patience. */
    public synchronized void letPass() throws InterruptedException {
        long end = nanos.getAsLong() + patience;
        for (long left = patience; left > 0 && isOn(); left = end - nanos.getAsLong()) {
            TimeUnit.NANOSECONDS.timedWait(this, Math.min(left, WINDOW));
        }
    }

    private void turn() {
        long age = nanos.getAsLong() - windowStart;
        if (age >= WINDOW) {
            inLastWindow = age < 2 * WINDOW ? inWindow : 0;
            inWindow = 0;
            windowStart += age;
        }
    }
}
