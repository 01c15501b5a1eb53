package vn.hamrong.shared.audit;

import java.util.List;
import vn.hamrong.shared.AuditEntry;

/** Reads the audit back, in bounded portions. Who may ask what, and that asking is itself on record, is the caller's duty. */
@FunctionalInterface
public interface AuditReading {

    /** The newest first. */
    List<AuditEntry> find(AuditQuestion question);
}
