package vn.hamrong.exchange.store;

import java.time.Duration;

/**
 * What bounds the journal. Beyond them a sender is told AE, and nothing is kept.
 *
 * @param queueMessages messages that may wait for the writer
 * @param queueBytes their content together, being written included
 * @param batchMessages messages that share one commit, at most
 * @param timeout from handing over to commit; later the outcome counts as unknown
 */
public record JournalLimits(int queueMessages, long queueBytes, int batchMessages, Duration timeout) {

    /** 2,000 messages, 64 MB, 256 a commit, 10 seconds. */
    public static final JournalLimits DEFAULT =
            new JournalLimits(2_000, 64L * 1024 * 1024, 256, Duration.ofSeconds(10));

    public JournalLimits {
        if (queueMessages < 1 || queueBytes < 1 || batchMessages < 1 || timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("the journal's limits are 1 or more");
        }
    }
}
