package vn.hamrong.shared;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The outbox as its deliverer sees it: per destination a line for each order, of which only the head may leave. Each call
 * is a unit of work of its own. Safe for many threads and for a deliverer that dies: what it had leased comes back.
 */
public interface OutboxLines {

    /** Destinations for which something waits, by name, at most 1,000. */
    List<String> destinations();

    /**
     * Takes up to {@code max} heads of lines that are due, those due longest first, and leases them for {@code lease}:
     * nobody else gets them meanwhile, and they come back by themselves if the taker dies. A lease counts as an attempt.
     * Empty while the destination, or all delivery, is stopped.
     */
    List<Due> due(String destination, int max, Instant now, Duration lease);

    /** The receiver confirmed it, however late: the next of its line may leave. */
    void delivered(Due due, Instant at);

    /** Not delivered: try again at {@code next}, which keeps its line waiting. {@code reason} holds no patient data. */
    void retry(Due due, Instant next, String reason);

    /** Given up until a person looks; its line stands still. {@code reason} holds no patient data. */
    void park(Due due, Instant at, String reason);

    /**
     * An item to deliver now.
     *
     * @param attempts how often it was tried before. Only the latest taker of an item may retry or park it
     */
    record Due(OutboxItem item, int attempts) {}
}
