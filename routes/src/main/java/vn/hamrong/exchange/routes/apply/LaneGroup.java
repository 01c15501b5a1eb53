package vn.hamrong.exchange.routes.apply;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The worker of one lane group: woken up, it applies until nothing of its group waits. One thread at a time. */
public final class LaneGroup {
    private static final Logger LOG = LoggerFactory.getLogger(LaneGroup.class);

    private final int number;
    private final Applier applier;
    private final Doorbell doorbell;
    private final Rush rush;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private boolean outage;

    /** The worker of group {@code number}; says to {@code doorbell} that it looks, and gives way to a rush. */
    public LaneGroup(int number, Applier applier, Doorbell doorbell, Rush rush) {
        this.number = number;
        this.applier = applier;
        this.doorbell = doorbell;
        this.rush = rush;
    }

    /**
     * Applies all that waits now. An outage of the database ends the round: nothing was settled, the next wake-up tries
     * again. It is said once, not at every wake-up.
     */
    public synchronized void drain() {
        doorbell.answered();
        try {
            while (goesOn() && applier.applyNext(number) > 0) {
                back();
            }
            back();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            if (!outage) {
                LOG.error("lane group {} stands still: {}", number, Failure.words(e));
            }
            outage = true;
        }
    }

    private boolean goesOn() throws InterruptedException {
        rush.letPass();
        return !stopping.get();
    }

    private void back() {
        if (outage) {
            LOG.warn("lane group {} goes on", number);
        }
        outage = false;
    }

    /** No new batch is begun after this; the one under way commits. */
    public void stop() {
        stopping.set(true);
    }
}
