package vn.hamrong.app;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import vn.hamrong.exchange.routes.patients.DuplicateFinder;

/**
 * Looks for probable duplicates in small steps with a pause after each, so that a rush of messages is never slowed by it:
 * some 80 records a second at most. What is not looked at yet is marked in the database and waits.
 */
final class DuplicateWatch implements SmartLifecycle {
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

    /** Pauses left out when nothing waits. */
    private static final int IDLE_ROUNDS = 7;

    private static final Logger LOG = LoggerFactory.getLogger(DuplicateWatch.class);

    private final DuplicateFinder finder;
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "duplicates");
        thread.setDaemon(true);
        return thread;
    });
    private int rest;
    private volatile boolean running;

    DuplicateWatch(DuplicateFinder finder) {
        this.finder = finder;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // it ends with the hub
    public void start() {
        running = true;
        clockwork.scheduleWithFixedDelay(this::round, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void round() {
        if (rest > 0) {
            rest--;
            return;
        }
        try {
            rest = finder.look() == 0 ? IDLE_ROUNDS : 0;
        } catch (RuntimeException e) {
            rest = IDLE_ROUNDS;
            LOG.error("looking for duplicates failed: {}", e.getClass().getSimpleName());
        }
    }

    /** Waits for the step under way, which is short. */
    @Override
    public void stop() {
        running = false;
        clockwork.shutdown();
        try {
            if (!clockwork.awaitTermination(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                clockwork.shutdownNow();
            }
        } catch (InterruptedException e) {
            clockwork.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
