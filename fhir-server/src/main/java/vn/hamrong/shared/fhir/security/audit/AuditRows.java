package vn.hamrong.shared.fhir.security.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hamrong.shared.AuditEntry;
import vn.hamrong.shared.AuditTrail;
import vn.hamrong.shared.UnitOfWork;

/** Makes a request's audit rows and commits them. */
public final class AuditRows {
    private static final Logger LOG = LoggerFactory.getLogger(AuditRows.class);
    private static final int ERRORS_FROM = 400;

    private final AuditTrail trail;
    private final UnitOfWork work;
    private final Clock clock;

    AuditRows(AuditTrail trail, UnitOfWork work, Clock clock) {
        this.trail = trail;
        this.work = work;
        this.clock = clock;
    }

    /** Tells whether the rows are committed, so that the answer may leave. */
    boolean commit(AuditNote note, Surface surface, int status) {
        try {
            List<AuditEntry> entries =
                    status < ERRORS_FROM ? done(note, surface) : List.of(refused(note, surface, status));
            commit(entries);
            return true;
        } catch (RuntimeException unavailable) {
            // Whatever went wrong with the audit: nothing leaves without its row.
            LOG.error("audit unavailable, request {} answered 503: {}", note.correlation(), unavailable.getClass());
            return false;
        }
    }

    /** As at the end of a request, for a call within one. */
    public boolean commit(AuditNote note, HttpServletRequest call, int status) {
        return commit(note, Surface.of(call), status);
    }

    /** One row in the open transaction of the write itself. */
    public void addToOpen(AuditNote note, String action, String target) {
        trail.add(done(note, action, target));
    }

    private void commit(List<AuditEntry> entries) {
        if (entries.size() == 1) {
            trail.addAndCommit(entries.get(0));
        } else if (!entries.isEmpty()) {
            work.inItsOwn(() -> {
                entries.forEach(trail::add);
                return entries.size();
            });
        }
    }

    private List<AuditEntry> done(AuditNote note, Surface surface) {
        if (!surface.disclosing() || note.isWriteOnRecord()) {
            return List.of();
        }
        return note.deeds().isEmpty()
                ? List.of(done(note, surface.action(), surface.target()))
                : note.deeds().stream()
                        .map(deed -> done(note, deed.action(), deed.target()))
                        .toList();
    }

    private AuditEntry done(AuditNote note, String action, String target) {
        return entry(note, action, target, AuditEntry.Outcome.DONE, "");
    }

    private AuditEntry refused(AuditNote note, Surface surface, int status) {
        AuditNote.Deed deed = note.deeds().stream()
                .findFirst()
                .orElseGet(() -> new AuditNote.Deed(surface.action(), surface.target()));
        String reason = status + note.reason().map(why -> " " + why).orElse("");
        return entry(note, deed.action(), deed.target(), AuditEntry.Outcome.REFUSED, reason);
    }

    private AuditEntry entry(AuditNote note, String action, String target, AuditEntry.Outcome outcome, String reason) {
        return new AuditEntry(
                clock.instant(), note.actor(), note.facility(), action, target, outcome, reason, note.correlation());
    }
}
