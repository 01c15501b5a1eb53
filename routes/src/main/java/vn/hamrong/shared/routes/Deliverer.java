package vn.hamrong.shared.routes;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hamrong.shared.DeliveryChannel;
import vn.hamrong.shared.Incidents;
import vn.hamrong.shared.OutboxLines;
import vn.hamrong.shared.UnitOfWork;

/**
 * Delivers what waits in the outbox, for as long as it is started: looks every second and after every attempt, gives each
 * destination what its pace allows, and takes turns between destinations when workers are few. At least once: what was
 * under way when the hub died is delivered again, under the same id.
 */
public final class Deliverer {
    private static final Logger LOG = LoggerFactory.getLogger(Deliverer.class);
    private static final long LOOK_EVERY_MILLIS = 1_000;

    private final OutboxLines lines;
    private final Ways ways;
    private final Attempt attempt;
    private final DeliveryRules rules;
    private final Clock clock;
    private final ExecutorService workers;
    private final Semaphore free;
    private final Semaphore bell = new Semaphore(0);
    private volatile boolean stopping;
    private @Nullable Thread looking;
    private int turn;
    private boolean outage;

    /** Delivers by these channels; the first that serves an item carries it. */
    public Deliverer(Lines lines, List<DeliveryChannel> channels, DeliveryRules rules, Clock clock) {
        this.lines = lines.outbox();
        this.rules = rules;
        this.clock = clock;
        this.ways = new Ways(channels, rules, lines.incidents());
        this.attempt =
                new Attempt(lines.outbox(), ways, rules, new Attempt.Parking(lines.incidents(), lines.unit()), clock);
        this.workers = Executors.newFixedThreadPool(rules.workers(), work -> new Thread(work, "delivery worker"));
        this.free = new Semaphore(rules.workers());
    }

    /** Where what waits is found, and where a person is told. */
    public record Lines(OutboxLines outbox, Incidents incidents, UnitOfWork unit) {}

    /** Begins to look. */
    public synchronized void start() {
        Thread thread = new Thread(this::look, "delivery");
        thread.setDaemon(true);
        looking = thread;
        thread.start();
    }

    /** Nothing new begins; waits for what is under way, as long as the rules say. What did not end comes again. */
    public void stop() throws InterruptedException {
        stopping = true;
        bell.release();
        synchronized (this) { // a round under way hands over what it took
            workers.shutdown();
        }
        if (!workers.awaitTermination(rules.stop().toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("stopped with deliveries under way: they are made again after the start");
            workers.shutdownNow();
        }
    }

    /** Whether it was started and goes on. */
    public synchronized boolean isRunning() {
        return looking != null && !stopping;
    }

    /** Attempts that have not come to an end. */
    public int underWay() {
        return rules.workers() - free.availablePermits();
    }

    private void look() {
        try {
            while (!stopping) {
                oneRound();
                if (bell.tryAcquire(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                    bell.drainPermits();
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void oneRound() {
        try {
            round();
            if (outage) {
                LOG.warn("delivery goes on");
            }
            outage = false;
        } catch (RuntimeException e) {
            if (!outage) {
                LOG.error("delivery stands still: {}", e.getClass().getSimpleName());
            }
            outage = true;
        }
    }

    /** Looks once at every destination and begins what may begin; how many items that were. */
    public synchronized int round() {
        List<String> destinations = new ArrayList<>(lines.destinations());
        ways.waiting(destinations, clock.instant());
        if (!destinations.isEmpty()) {
            Collections.rotate(destinations, turn++ % destinations.size());
        }
        return destinations.stream().mapToInt(this::begin).sum();
    }

    private int begin(String destination) {
        Instant now = clock.instant();
        Optional<Way> way = ways.to(destination, now);
        int room = Math.min(way.map(known -> known.room(now)).orElse(0), free.availablePermits());
        if (stopping || way.isEmpty() || room <= 0) {
            return 0;
        }
        List<OutboxLines.Due> due = lines.due(destination, room, now, way.get().lease());
        due.forEach(one -> begin(one, way.get()));
        return due.size();
    }

    /** Only {@link #round} takes permits, one round at a time: there is one for each item. */
    private void begin(OutboxLines.Due due, Way way) {
        free.acquireUninterruptibly();
        way.begun();
        workers.execute(() -> {
            try {
                attempt.at(due, way);
            } catch (RuntimeException e) {
                LOG.error(
                        "how {} went could not be written down, it comes again: {}",
                        due.item().id(),
                        e.getClass().getSimpleName());
            } finally {
                way.ended();
                free.release();
                bell.release();
            }
        });
    }
}
