package vn.hamrong.shared;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Everything that leaves: a row in the transaction of the effect, delivered at least once under a stable id, retried
 * with back-off a bounded number of times, then parked. Rows are never deleted.
 */
public interface Outbox {

    /** Adds the item to the open {@link UnitOfWork}; it leaves only if that commits. The same id twice is one item. */
    void add(OutboxItem item);

    /**
     * Takes up to {@code max} items that are due, oldest first, and leases them for {@code lease}: nobody else gets
     * them meanwhile, and they come back by themselves if the taker dies.
     */
    List<Due> due(int max, Instant now, Duration lease);

    /** The receiver confirmed it. */
    void delivered(OutboxItem item, Instant at);

    /** Not delivered: try again at {@code next}; {@code reason} holds no patient data. */
    void retry(OutboxItem item, Instant next, String reason);

    /** Given up until a person looks: {@code reason} holds no patient data. */
    void park(OutboxItem item, Instant at, String reason);

    /** An item to deliver now, and how often it was tried before. */
    record Due(OutboxItem item, int attempts) {}
}
