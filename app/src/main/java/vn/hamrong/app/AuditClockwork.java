package vn.hamrong.app;

import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.Incidents;
import vn.hamrong.shared.audit.AuditSealer;

/** Seals the audit twice a second, on a thread of its own, so that every row is under a signed head within a second. */
final class AuditClockwork implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(AuditClockwork.class);
    private static final long EVERY_MILLIS = 500;
    private static final long STOP_SECONDS = 3;
    /** A minute without a seal is an incident. */
    private static final int FAILURES_MAX = 120;

    private static final String CUT = "audit-cut";
    private static final String UNSEALED = "audit-unsealed";

    private final AuditSealer sealer;
    private final Incidents incidents;
    private final Clock clock;
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "audit-sealer");
        thread.setDaemon(true);
        return thread;
    });
    private int failures;
    private volatile boolean running;

    AuditClockwork(AuditSealer sealer, Incidents incidents, Clock clock) {
        this.sealer = sealer;
        this.incidents = incidents;
        this.clock = clock;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // it ends with the hub
    public void start() {
        running = true;
        if (!sealer.beginsWhereItEnded()) {
            LOG.error("the audit does not hold what its last signed head stands for: run ./hub audit verify");
            incidents.open(
                    FacilityCode.UNKNOWN,
                    CUT,
                    "start",
                    "The audit was cut off or changed while the hub stood still, or the database is an older copy",
                    clock.instant());
        }
        clockwork.scheduleWithFixedDelay(this::seal, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** A run that fails is made up for by the next: the rows wait. */
    private void seal() {
        try {
            sealer.seal();
            if (failures >= FAILURES_MAX) {
                incidents.close(FacilityCode.UNKNOWN, UNSEALED, UNSEALED, clock.instant());
            }
            failures = 0;
        } catch (RuntimeException e) {
            failures++;
            if (failures == 1 || failures % FAILURES_MAX == 0) {
                LOG.error("the audit is not sealed: {}", e.getClass().getSimpleName());
            }
            if (failures == FAILURES_MAX) {
                openIncident();
            }
        }
    }

    private void openIncident() {
        try {
            incidents.open(
                    FacilityCode.UNKNOWN,
                    UNSEALED,
                    UNSEALED,
                    "The audit has not been sealed for a minute: is the folder of its heads writable?",
                    clock.instant());
        } catch (RuntimeException e) {
            LOG.error("no incident could be opened: {}", e.getClass().getSimpleName());
        }
    }

    /**
     * After the ports are closed: what they left is sealed before the hub ends. Not waited for where the database is gone
     * already; the rows wait for the next start.
     */
    @Override
    public void stop() {
        running = false;
        clockwork.shutdown();
        try {
            if (clockwork.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS) && failures == 0) {
                seal();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Started before the web server and stopped after it. */
    @Override
    public int getPhase() {
        return 0;
    }
}
