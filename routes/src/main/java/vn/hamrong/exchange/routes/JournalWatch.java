package vn.hamrong.exchange.routes;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once that the journal takes no messages, and once that it does again: not a line per message. */
final class JournalWatch {
    private static final Logger LOG = LoggerFactory.getLogger(JournalWatch.class);

    private final AtomicBoolean failing = new AtomicBoolean();

    void works() {
        if (failing.get() && failing.compareAndSet(true, false)) {
            LOG.info("the journal keeps messages again");
        }
    }

    void fails(Throwable cause) {
        if (failing.compareAndSet(false, true)) {
            LOG.error("the journal keeps no messages, senders are told AE: {}", Causes.of(cause));
        }
    }
}
