package vn.hamrong.exchange.routes.apply;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import vn.hamrong.exchange.Journal;

/**
 * Lets the journal go first while many senders wait for it: they wait for their ACK, the backlog waits durably. As long as
 * the rush lasts a worker pauses before each batch, but never longer than its patience, so that the backlog goes on moving.
 * Safe for many threads.
 */
public final class Rush {
    private static final long WINDOW = Duration.ofMillis(100).toNanos();

    private final int senders;
    private final long patience;
    private final LongSupplier nanos;
    private int waiting;
    private long windowStart;
    private Waiting now = Waiting.NONE;
    private Waiting before = Waiting.NONE;

    /** How many messages came in a window, and how many were waiting when they came. */
    private record Waiting(long messages, long sum) {
        static final Waiting NONE = new Waiting(0, 0);

        Waiting and(int more) {
            return new Waiting(messages + 1, sum + more);
        }

        boolean atLeast(int average) {
            return messages > 0 && sum >= average * messages;
        }
    }

    /**
     * A rush is on when a message finds so many others waiting for the journal on average.
     *
     * @param patience the longest pause before one batch
     * @param nanos as {@link System#nanoTime}
     */
    public Rush(int senders, Duration patience, LongSupplier nanos) {
        this.senders = senders;
        this.patience = patience.toNanos();
        this.nanos = nanos;
        this.windowStart = nanos.getAsLong();
    }

    /** The same journal; who waits for it is counted. */
    public Journal watch(Journal journal) {
        return message -> {
            comes();
            try {
                return journal.keep(message).whenComplete((kept, failure) -> goes());
            } catch (RuntimeException e) {
                goes();
                throw e;
            }
        };
    }

    private synchronized void comes() {
        turn();
        now = now.and(waiting);
        waiting++;
    }

    private synchronized void goes() {
        waiting--;
    }

    /** Whether there is a rush, by the last tenth of a second or by this one. */
    public synchronized boolean isOn() {
        turn();
        return now.atLeast(senders) || before.atLeast(senders);
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
            before = age < 2 * WINDOW ? now : Waiting.NONE;
            now = Waiting.NONE;
            windowStart += age;
        }
    }
}
