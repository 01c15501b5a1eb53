package vn.hamrong.shared.fhir.security.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hamrong.shared.AuditEntry;
import vn.hamrong.shared.AuditTrail;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.ReadingRight;
import vn.hamrong.shared.ReadingRights;
import vn.hamrong.shared.UnitOfWork;
import vn.hamrong.shared.fhir.security.audit.AuditNote.Whose;

/**
 * Makes a request's audit rows and commits them. A refusal of somebody unknown may have none of its own, see
 * {@link AnonymousRefusals}; the next refusal in a later minute tells how many there were.
 */
public final class AuditRows {
    private static final Logger LOG = LoggerFactory.getLogger(AuditRows.class);
    private static final int ERRORS_FROM = 400;

    private final AuditTrail trail;
    private final UnitOfWork work;
    private final Clock clock;
    private final ReadingRights rights;
    private final AnonymousRefusals anonymous;

    AuditRows(Store store, Clock clock, ReadingRights rights, AnonymousRefusals anonymous) {
        this.trail = store.trail();
        this.work = store.work();
        this.clock = clock;
        this.rights = rights;
        this.anonymous = anonymous;
    }

    /** Where rows go, alone or several in one transaction. */
    record Store(AuditTrail trail, UnitOfWork work) {}

    /** Tells whether the rows are committed, so that the answer may leave. */
    boolean commit(AuditNote note, Surface surface, int status) {
        boolean done = status < ERRORS_FROM;
        long others = done ? 0 : anonymous.others(clock.instant());
        try {
            commit(done ? done(note, surface) : refusals(note, surface, status, others));
            return true;
        } catch (RuntimeException unavailable) {
            anonymous.putBack(others);
            // Whatever went wrong with the audit: nothing leaves without its row.
            LOG.error("audit unavailable, request {} answered 503: {}", note.correlation(), unavailable.getClass());
            return false;
        }
    }

    /** As at the end of a request, for a call within one. */
    public boolean commit(AuditNote note, HttpServletRequest call, int status) {
        return commit(note, Surface.of(call), status);
    }

    /** A row for each patient, or one for nobody in particular, in the open transaction of the write itself. */
    public void addToOpen(AuditNote note, String action, String target, Set<PatientId> patients) {
        AuditEntry row = done(note, action, target);
        Stream<Optional<PatientId>> whom = patients.isEmpty()
                ? Stream.of(Optional.empty())
                : patients.stream().map(Optional::of);
        trail.addAll(whom.map(patient -> new Whose(patient, note.facility()))
                .map(whose -> row.about(about(note, whose, Set.of())))
                .toList());
    }

    private void commit(List<AuditEntry> entries) {
        if (entries.size() == 1) {
            trail.addAndCommit(entries.get(0));
        } else if (!entries.isEmpty()) {
            work.inItsOwn(() -> {
                trail.addAll(entries);
                return entries.size();
            });
        }
    }

    private List<AuditEntry> done(AuditNote note, Surface surface) {
        if (!surface.disclosing() || note.isWriteOnRecord()) {
            return List.of();
        }
        List<AuditEntry> deeds = note.deeds().isEmpty()
                ? List.of(done(note, surface.action(), surface.target()))
                : note.deeds().stream()
                        .map(deed -> done(note, deed.action(), deed.target()))
                        .toList();
        return note.disclosed().isEmpty() ? deeds : disclosing(note, deeds);
    }

    /** The first deed once for each patient whose data the answer holds. */
    private List<AuditEntry> disclosing(AuditNote note, List<AuditEntry> deeds) {
        AuditEntry first = deeds.get(0);
        return Stream.concat(
                        note.disclosed().entrySet().stream()
                                .map(some -> first.about(about(note, some.getKey(), some.getValue()))),
                        deeds.stream().skip(1))
                .toList();
    }

    private AuditEntry.About about(AuditNote note, Whose whose, Set<String> kinds) {
        Optional<ReadingRight> right = note.facility().flatMap(reader -> right(reader, whose));
        return new AuditEntry.About(whose.patient(), whose.owner(), String.join(",", kinds), right);
    }

    private Optional<ReadingRight> right(FacilityCode reader, Whose whose) {
        return whose.owner().filter(reader::equals).isPresent()
                ? Optional.of(ReadingRight.OWN)
                : whose.patient().flatMap(patient -> rights.of(reader, patient));
    }

    private AuditEntry done(AuditNote note, String action, String target) {
        return entry(note, action, target, AuditEntry.Outcome.DONE, "");
    }

    private List<AuditEntry> refusals(AuditNote note, Surface surface, int status, long others) {
        List<AuditEntry> rows = new ArrayList<>();
        if (others > 0) {
            rows.add(more(others));
        }
        if (note.facility().isPresent() || anonymous.take(clock.instant())) {
            rows.add(refused(note, surface, status));
        }
        return rows;
    }

    /** What stands for those without a row of their own. */
    private AuditEntry more(long others) {
        return new AuditEntry(
                clock.instant(),
                AuditNote.ANONYMOUS,
                Optional.empty(),
                "operation",
                "/",
                AuditEntry.Outcome.REFUSED,
                others + " more refused",
                AuditNote.UNKNOWN);
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
                        clock.instant(),
                        note.actor(),
                        note.facility(),
                        action,
                        target,
                        outcome,
                        reason,
                        note.correlation())
                .as(note.role());
    }
}
