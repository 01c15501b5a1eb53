package vn.hamrong.shared.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import vn.hamrong.shared.AuditEntry;
import vn.hamrong.shared.AuditTrail;
import vn.hamrong.shared.CareRelationship;
import vn.hamrong.shared.CareRelationships;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.ReadingRight;

/**
 * "Who looked at my record?", asked by the patient at the desk of a hospital that has a record of the patient. The asking is
 * itself on record, committed before anything is told. Records that were joined, parted or split are followed: what counts
 * is where the person's record stood when somebody looked.
 */
public final class WhoLooked {
    /** How far back: a year. */
    public static final Duration BACK = Duration.ofDays(366);

    private static final Set<String> LOOKING = Set.of("read", "search", "operation", "reveal", "deliver");
    private static final int STAYS_MAX = 50;
    /** Whoever takes everything takes this record too; named by the path. */
    private static final String EXPORT = "/fhir/export/";

    private final Sources sources;
    private final AuditTrail trail;
    private final Clock clock;

    /** Where it is all known. */
    public record Sources(OwnRecords records, AuditReading audit, CareRelationships rights) {}

    /** Finds a hospital's own patients. */
    @FunctionalInterface
    public interface OwnRecords {
        /** Those whom the hospital has a record of under a number of its own or of the citizen's card, each once. */
        List<Known> find(FacilityCode hospital, String number);
    }

    /**
     * A person, as the asking hospital knows them.
     *
     * @param born as told; empty when unknown
     * @param stays everywhere the person's records stood, of whatever hospital; where they stand now comes first
     */
    public record Known(String name, String born, List<Stay> stays) {
        public Known {
            stays = List.copyOf(stays);
        }

        /** Names are personal. */
        @Override
        public String toString() {
            return "Known[" + stays.size() + "]";
        }
    }

    /**
     * Who is at the desk.
     *
     * @param person as the audit names people
     * @param correlation the request id
     */
    public record Clerk(String person, String role, FacilityCode facility, String correlation) {}

    /**
     * All that is told, the newest first.
     *
     * @param refused tries that were turned away
     * @param rights which facility could read others' data, since when and until when, and why
     * @param complete false when there were more rows than are read at once
     */
    public record Answer(
            Known person,
            Instant since,
            List<Look> looks,
            List<Look> refused,
            List<CareRelationship> rights,
            boolean complete) {}

    /** What becomes of the asking. */
    public sealed interface Reply {

        /** It is told. */
        record Told(Answer answer) implements Reply {
            @Override
            public <T> T match(Function<Answer, T> told, Function<Integer, T> notOne) {
                return told.apply(answer);
            }
        }

        /** The hospital has no record, or those of several people, under the number. */
        record NotOne(int found) implements Reply {
            @Override
            public <T> T match(Function<Answer, T> told, Function<Integer, T> notOne) {
                return notOne.apply(found);
            }
        }

        /** One function per case. */
        <T> T match(Function<Answer, T> told, Function<Integer, T> notOne);
    }

    public WhoLooked(Sources sources, AuditTrail trail, Clock clock) {
        this.sources = sources;
        this.trail = trail;
        this.clock = clock;
    }

    /** Tells of the one person whom the clerk's hospital knows by the number; that nobody was found is on record, too. */
    public Reply tell(Clerk clerk, String number) {
        Instant now = clock.instant();
        List<Known> found = sources.records().find(clerk.facility(), number);
        Optional<Known> one = found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
        trail.addAndCommit(asking(clerk, one, now));
        return one.<Reply>map(person -> new Reply.Told(answer(person, now)))
                .orElseGet(() -> new Reply.NotOne(found.size()));
    }

    private static AuditEntry asking(Clerk clerk, Optional<Known> person, Instant now) {
        boolean found = person.isPresent();
        AuditEntry entry = new AuditEntry(
                now,
                clerk.person(),
                Optional.of(clerk.facility()),
                "read",
                "AuditEvent",
                found ? AuditEntry.Outcome.DONE : AuditEntry.Outcome.REFUSED,
                found ? "" : "not one patient of the facility",
                clerk.correlation());
        return entry.as(clerk.role())
                .about(new AuditEntry.About(
                        person.map(known -> known.stays().get(0).patient()),
                        Optional.of(clerk.facility()),
                        "AuditEvent",
                        Optional.of(new ReadingRight(ReadingRight.Kind.PATIENT, ""))));
    }

    private Answer answer(Known person, Instant now) {
        Instant since = now.minus(BACK);
        List<Stay> stays = person.stays().stream()
                .filter(stay -> stay.meets(since, now.plusSeconds(1)))
                .limit(STAYS_MAX)
                .toList();
        Rows rows = new Rows(since, now);
        stays.forEach(rows::about);
        rows.exports();
        return new Answer(
                person,
                since,
                Look.of(rows.sorted(WhoLooked::isLook)),
                Look.of(rows.sorted(row -> row.outcome() == AuditEntry.Outcome.REFUSED)),
                rights(stays, since),
                rows.complete && stays.size() < STAYS_MAX);
    }

    /** Something was shown. What only changed something, such as a right, shows nothing. */
    private static boolean isLook(AuditEntry row) {
        return row.outcome() == AuditEntry.Outcome.DONE
                && LOOKING.contains(row.action())
                && !row.about().kinds().isEmpty();
    }

    private List<CareRelationship> rights(List<Stay> stays, Instant since) {
        return stays.stream()
                .flatMap(stay -> sources.rights().of(stay.patient()).stream()
                        .filter(right -> right.until().isAfter(since) && stay.meets(right.from(), right.until())))
                .distinct()
                .sorted(Comparator.comparing(CareRelationship::from).reversed())
                .toList();
    }

    /** Gathers rows of several patients within one time. */
    private final class Rows {
        private final Instant since;
        private final Instant end;
        private final List<AuditEntry> all = new ArrayList<>();
        private boolean complete = true;

        Rows(Instant since, Instant now) {
            this.since = since;
            this.end = now.plusSeconds(1);
        }

        void about(Stay stay) {
            Instant from = stay.from().isBefore(since) ? since : stay.from();
            Instant to = stay.to().isAfter(end) ? end : stay.to();
            add(new AuditQuestion(AuditQuestion.Subject.patient(stay.patient()), from, to, AuditQuestion.ROWS_MAX));
        }

        void exports() {
            AuditQuestion question = new AuditQuestion(
                    AuditQuestion.Subject.facility(FacilityCode.DEPARTMENT), since, end, AuditQuestion.ROWS_MAX);
            sources.audit().find(question).stream()
                    .filter(row -> row.target().startsWith(EXPORT) && row.outcome() == AuditEntry.Outcome.DONE)
                    .map(row -> row.about(
                            new AuditEntry.About(Optional.empty(), Optional.empty(), "export", Optional.empty())))
                    .forEach(all::add);
        }

        private void add(AuditQuestion question) {
            List<AuditEntry> rows = sources.audit().find(question);
            complete &= rows.size() < question.most();
            all.addAll(rows);
        }

        List<AuditEntry> sorted(Predicate<AuditEntry> which) {
            return all.stream()
                    .filter(which)
                    .sorted(Comparator.comparing(AuditEntry::at).reversed())
                    .toList();
        }
    }
}
