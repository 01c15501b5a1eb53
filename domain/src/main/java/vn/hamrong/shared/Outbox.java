package vn.hamrong.shared;

/**
 * Everything that leaves: a row in the transaction of the effect, delivered at least once under a stable id, retried
 * with back-off a bounded number of times, then parked. Rows are never deleted.
 *
 * <p>{@link OutboxLines} is the deliverer's side of it, {@link OutboxDesk} a person's.
 */
public interface Outbox {

    /** Adds the item to the open {@link UnitOfWork}; it leaves only if that commits. The same id twice is one item. */
    void add(OutboxItem item);
}
