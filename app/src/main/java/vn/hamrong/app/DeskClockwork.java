package vn.hamrong.app;

import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import vn.hamrong.exchange.desk.BulkReplays;
import vn.hamrong.exchange.store.JdbcConnections;
import vn.hamrong.exchange.store.UnreadWords;

/** What the message desk does by the clock: replays of many go on, connections are counted and listened to. */
final class DeskClockwork implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(DeskClockwork.class);

    private final BulkReplays replays;
    private final JdbcConnections connections;
    private final UnreadWords unread;
    private final Clock clock;
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "message-desk");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean running;

    DeskClockwork(BulkReplays replays, JdbcConnections connections, UnreadWords unread, Clock clock) {
        this.replays = replays;
        this.connections = connections;
        this.unread = unread;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        every(1, () -> replays.step(clock.instant()));
        every(5, connections::count);
        every(5, unread::index);
        every(60, () -> connections.watch(clock.instant()));
    }

    /** Waits the same time between two runs, so that a slow run never piles up. */
    @SuppressWarnings("FutureReturnValueIgnored") // it ends with the hub
    private void every(int seconds, Runnable work) {
        clockwork.scheduleWithFixedDelay(() -> guarded(work), seconds, seconds, TimeUnit.SECONDS);
    }

    /** A job that fails now must run again in a second. */
    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("the message desk's clockwork failed: {}", e.getClass().getSimpleName());
        }
    }

    @Override
    public void stop() {
        running = false;
        clockwork.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
