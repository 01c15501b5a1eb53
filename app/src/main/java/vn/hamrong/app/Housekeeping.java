package vn.hamrong.app;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import vn.hamrong.exchange.Conservation;
import vn.hamrong.exchange.Conservations;
import vn.hamrong.shared.store.HubLock;

/** What is looked after by the clock: the conservation law, that this is the only hub. */
@Component
class Housekeeping implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private final List<EveryMinute> chores;
    private final Conservations conservations;
    private final HubLock lock;
    private final ApplicationContext context;
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "housekeeping");
        thread.setDaemon(true);
        return thread;
    });
    private List<Conservation> said = List.of();
    private volatile boolean running;

    /** One thing to look after. */
    record EveryMinute(Runnable work) {}

    Housekeeping(List<EveryMinute> chores, Conservations conservations, HubLock lock, ApplicationContext context) {
        this.chores = chores;
        this.conservations = conservations;
        this.lock = lock;
        this.context = context;
    }

    @Override
    public void start() {
        running = true;
        every(5, this::onlyHub);
        chores.forEach(chore -> every(60, chore.work()));
        every(60, this::count);
    }

    /** Waits the same time between two runs, so that a slow run never piles up. */
    @SuppressWarnings("FutureReturnValueIgnored") // it ends with the hub
    private void every(int seconds, Runnable work) {
        clockwork.scheduleWithFixedDelay(() -> guarded(work), seconds, seconds, TimeUnit.SECONDS);
    }

    /** A job that fails today must run again tomorrow. */
    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("housekeeping failed: {}", e.getClass().getSimpleName());
        }
    }

    private void onlyHub() {
        try {
            if (!lock.holds()) {
                LOG.error("another hub took this database: stopping");
                clockwork.shutdown();
                new Thread(() -> System.exit(SpringApplication.exit(context, () -> 1)), "stop").start();
            }
        } catch (SQLException e) {
            LOG.warn("the database does not say whether this is the only hub: SQLSTATE {}", e.getSQLState());
        }
    }

    private void count() {
        List<Conservation> now = conservations.all();
        now.stream().filter(counts -> !said.contains(counts)).forEach(Housekeeping::say);
        said = now;
    }

    private static void say(Conservation counts) {
        String words = "{}: {} received = {} applied + {} waiting + {} parked + {} refused";
        Object[] values = {
            counts.hospital(), counts.received(), counts.applied(), counts.waiting(), counts.parked(), counts.refused()
        };
        if (counts.holds()) {
            LOG.info(words, values);
        } else {
            LOG.error(words + ": THE SUM IS WRONG", values);
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
