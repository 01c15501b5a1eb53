package vn.hamrong.shared;

import java.util.List;

/**
 * Who read, wrote or was refused what. Append only.
 *
 * <p>A disclosure is added and committed before the first byte leaves; a refusal has its own transaction; a write joins
 * the transaction of its effect.
 */
public interface AuditTrail {

    /** Adds in the open {@link UnitOfWork}, or in a transaction of its own when none is open. */
    void add(AuditEntry entry);

    /** As {@link #add}, all of them or none. */
    default void addAll(List<AuditEntry> entries) {
        entries.forEach(this::add);
    }

    /** Adds in a transaction of its own that commits whatever happens to the one around it. */
    void addAndCommit(AuditEntry entry);
}
