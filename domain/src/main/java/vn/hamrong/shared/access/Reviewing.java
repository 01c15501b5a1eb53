package vn.hamrong.shared.access;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.hamrong.shared.AuditEntry;
import vn.hamrong.shared.CareRelationship;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.UnitOfWork;

/**
 * A second person judges what was opened without asking first. The judgment closes the emergency's alert and leaves its
 * audit row, in one unit.
 */
public final class Reviewing {
    private final AccessReviews reviews;
    private final UnitOfWork unit;
    private final Borrowing.Traces traces;
    private final Clock clock;

    public Reviewing(AccessReviews reviews, UnitOfWork unit, Borrowing.Traces traces, Clock clock) {
        this.reviews = reviews;
        this.unit = unit;
        this.traces = traces;
        this.clock = clock;
    }

    /** What became of a judgment. */
    public enum Outcome {
        KEPT,
        /** There is nothing of this id to review. */
        UNKNOWN,
        /** Whoever opened it does not judge it. */
        OWN_DEED,
        /** Somebody did already. */
        JUDGED_BEFORE
    }

    /** What waits for somebody, oldest first. */
    public List<CareRelationship> waiting() {
        return reviews.waiting();
    }

    /** What waits at one facility, for a person of it. That they looked is on record before this answers. */
    public List<AccessReviews.Waiting> waiting(FacilityCode facility, Person by) {
        traces.audit()
                .addAndCommit(new AuditEntry(
                                clock.instant(),
                                by.actor(),
                                Optional.of(facility),
                                "read",
                                "care-relationship?waiting",
                                AuditEntry.Outcome.DONE,
                                "",
                                by.correlation())
                        .as(by.role()));
        return reviews.waiting(facility);
    }

    /**
     * Who looks.
     *
     * @param actor as the audit names people
     * @param correlation the request id
     */
    public record Person(String actor, String role, String correlation) {}

    /** As {@link #judge(UUID, String, AccessReview.Verdict, String)}, of what that facility opened; another's is unknown. */
    public Outcome judge(FacilityCode facility, AccessReview review) {
        boolean own = reviews.find(review.relationship())
                .filter(right -> right.reader().equals(facility))
                .isPresent();
        return own ? judge(review.relationship(), review.by(), review.verdict(), review.words()) : Outcome.UNKNOWN;
    }

    /** Judges one. */
    public Outcome judge(UUID relationship, String by, AccessReview.Verdict verdict, String words) {
        AccessReview review = new AccessReview(relationship, clock.instant(), by, verdict, words);
        return unit.inOne(() -> {
            Optional<CareRelationship> found = reviews.find(relationship);
            if (found.isEmpty()) {
                return Outcome.UNKNOWN;
            }
            if (opened(found.get(), by)) {
                return Outcome.OWN_DEED;
            }
            if (!reviews.add(review)) {
                return Outcome.JUDGED_BEFORE;
            }
            leave(found.get(), review);
            return Outcome.KEPT;
        });
    }

    /** A machine's client and the person behind it stand side by side. */
    private static boolean opened(CareRelationship relationship, String by) {
        return relationship.openedBy().equals(by) || relationship.openedBy().endsWith(" " + by);
    }

    private void leave(CareRelationship relationship, AccessReview review) {
        Instant at = review.at();
        traces.incidents()
                .close(relationship.reader(), Borrowing.ALERT, relationship.id().toString(), at);
        traces.audit()
                .add(new AuditEntry(
                        at,
                        review.by(),
                        Optional.of(relationship.reader()),
                        "operation",
                        "Patient/" + relationship.patient(),
                        AuditEntry.Outcome.DONE,
                        "care relationship reviewed: " + review.verdict(),
                        relationship.id().toString()));
    }
}
