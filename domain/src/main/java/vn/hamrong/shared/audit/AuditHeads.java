package vn.hamrong.shared.audit;

import java.util.Iterator;
import java.util.Optional;

/** The signed heads, outside the database. Only ever appended to. */
public interface AuditHeads {

    /** Signs and keeps; on the disk when it returns. Throws when it cannot. */
    void append(AuditHead head);

    /** The newest; empty when there is none or its signature is not the hub's. */
    Optional<AuditHead> last();

    /** All from the oldest on; a line that cannot be trusted is an empty one. Read as it is asked for, never all at once. */
    Iterator<Optional<AuditHead>> all();
}
