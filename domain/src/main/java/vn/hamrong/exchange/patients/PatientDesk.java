package vn.hamrong.exchange.patients;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import vn.hamrong.exchange.SourceRecord;
import vn.hamrong.shared.AuditEntry;
import vn.hamrong.shared.AuditTrail;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.Incidents;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.Role;
import vn.hamrong.shared.UnitOfWork;

/**
 * Where a person looks at probable duplicates, decides, joins and parts. Each act is one unit of work with its audit row. A
 * person of a facility sees and answers only what it has a record in; whether their role allows it is for the caller to see
 * to.
 */
public final class PatientDesk {
    /** The incident that tells a hospital that another one joined or parted one of its patients. */
    public static final String TOLD = "patients-joined";

    private static final int TRIES = 5;

    private final Reviews reviews;
    private final Links links;
    private final Lookalikes lookalikes;
    private final Joining joining;
    private final Surroundings around;

    public PatientDesk(Reviews reviews, Links links, Lookalikes lookalikes, Joining joining, Surroundings around) {
        this.reviews = reviews;
        this.links = links;
        this.lookalikes = lookalikes;
        this.joining = joining;
        this.around = around;
    }

    /**
     * What the desk stands in.
     *
     * @param traits reads what a record says
     * @param collision whether two units met and one of them must run again
     */
    public record Surroundings(
            UnitOfWork unit,
            AuditTrail audit,
            Incidents incidents,
            Function<SourceRecord, Traits> traits,
            Predicate<RuntimeException> collision,
            Clock clock) {}

    /** Who acts and why; of a facility, or the hub's own operator. */
    public record Person(String by, Optional<FacilityCode> facility, String why) {
        private boolean knows(Pair pair) {
            return facility.filter(code -> !pair.one().hospital().equals(code)
                            && !pair.other().hospital().equals(code))
                    .isEmpty();
        }
    }

    /** A question with both sides. */
    public record Shown(Review review, Side one, Side other) {}

    /** One side: the record, and what it says. */
    public record Side(SourceRecord record, Traits traits) {
        /** Without the values, which are personal. */
        @Override
        public String toString() {
            return "Side[" + record + "]";
        }
    }

    /** Those that wait, most alike first; of a facility, those it has a record in. */
    public List<Review> waiting(Optional<FacilityCode> facility, int most) {
        return facility.map(code -> reviews.waitingFor(code, most)).orElseGet(() -> reviews.waiting(most));
    }

    /** Those of the facility that a person said are one person, latest first. */
    public List<Review> joined(FacilityCode facility, int most) {
        return reviews.joinedOf(facility, most);
    }

    /** The links that hold between all records of the two, a hospital's own A40 apart. */
    public List<Link.Made> linksOf(Pair pair) {
        return links.look(new Links.Seed(Set.of(), Set.of(pair.one(), pair.other()))).links().stream()
                .filter(made -> made.holds() && !(made.link() instanceof Link.Numbers))
                .toList();
    }

    /** The question and both sides; that they were looked at is on record before this returns. */
    public Optional<Shown> show(long id, Person person) {
        return around.unit()
                .inOne(() -> reviews.find(id)
                        .filter(review -> person.knows(review.pair()))
                        .flatMap(review -> {
                            Optional<Side> one = side(review.pair().one());
                            Optional<Side> other = side(review.pair().other());
                            note(person, "read", "review/" + id, "");
                            return one.flatMap(first -> other.map(second -> new Shown(review, first, second)));
                        }));
    }

    private Optional<Side> side(RecordKey key) {
        return lookalikes
                .record(key)
                .map(record -> new Side(record, around.traits().apply(record)));
    }

    /**
     * Keeps the answer; the same person: joins the two patients.
     *
     * @throws IllegalArgumentException when there is no such question, it is settled, or nobody may be joined
     */
    public Optional<Joining.Done> decide(long id, Review.State answer, Person person) {
        return again(() -> {
            Review review = reviews.find(id)
                    .filter(found -> person.knows(found.pair()))
                    .flatMap(found -> reviews.find(found.pair()))
                    .filter(found -> !found.isSettled())
                    .orElseThrow(() -> new IllegalArgumentException("no such question, or it is settled"));
            Instant now = around.clock().instant();
            reviews.decide(
                    id,
                    answer,
                    new Review.Decision(
                            person.by(), now, person.why(), review.likeness().score()));
            note(person, "operation", "review/" + id, answer.name());
            if (answer != Review.State.SAME) {
                return Optional.empty();
            }
            Joining.Done done = join(review.pair(), mark(person));
            tell(Set.of(review.pair()), person);
            return Optional.of(done);
        });
    }

    private Joining.Done join(Pair pair, Link.Mark mark) {
        return joining.persons(patient(pair.one()), patient(pair.other()), mark);
    }

    private PatientId patient(RecordKey key) {
        return lookalikes
                .record(key)
                .map(SourceRecord::patient)
                .orElseThrow(() -> new IllegalArgumentException("no such record"));
    }

    /** What {@link #decide} with the same person would do. */
    public Joining.Preview preview(Pair pair) {
        return around.unit().inOne(() -> joining.previewPersons(patient(pair.one()), patient(pair.other())));
    }

    /** Two patients are one person. */
    public Joining.Done merge(PatientId one, PatientId other, Person person) {
        return again(() -> joining.persons(one, other, mark(person)));
    }

    /** What {@link #merge} would do. */
    public Joining.Preview preview(PatientId one, PatientId other) {
        return joining.previewPersons(one, other);
    }

    /** Takes a link back; the records it parts are two people's from now on. */
    public Joining.Done unmerge(long link, Person person) {
        return again(() -> remembered(joining.undo(link, mark(person)), person));
    }

    /** What {@link #unmerge} would do. */
    public Joining.Preview previewUnmerge(long link) {
        return joining.previewUndo(link);
    }

    /** Takes a record out of the patient it was joined to by its number, birth date and name. */
    public Joining.Done split(RecordKey record, Person person) {
        return again(() -> remembered(joining.split(record, mark(person)), person));
    }

    /** The links that were made last. */
    public List<Link.Made> links(int most) {
        return links.latest(most);
    }

    /** The A40s that were applied last and hold. */
    public List<Link.Made> numbers(Links.Numbered which, int most) {
        return links.numbers(which, most);
    }

    /** As {@link #numbers(Links.Numbered, int)}, of the person's facility; on record before this returns. */
    public List<Link.Made> numbers(Person person, String mrn, int most) {
        return around.unit().inOne(() -> {
            note(person, "read", "identity-link", "");
            return links.numbers(new Links.Numbered(person.facility(), mrn), most);
        });
    }

    /** Empty when there is none. */
    public Optional<Link.Made> link(long id) {
        return links.find(id);
    }

    private Joining.Done remembered(Joining.Done done, Person person) {
        tell(done.parted(), person);
        for (Pair pair : done.parted()) {
            if (reviews.find(pair).isEmpty()) {
                reviews.ask(pair, new Likeness(List.of()), around.clock().instant());
            }
            Review review = reviews.find(pair).orElseThrow();
            reviews.decide(
                    review.id(),
                    Review.State.DIFFERENT,
                    new Review.Decision(
                            person.by(),
                            around.clock().instant(),
                            person.why(),
                            likeness(pair).score()));
        }
        return done;
    }

    /** The other hospitals hear of it. */
    private void tell(Set<Pair> pairs, Person person) {
        Set<FacilityCode> others = new HashSet<>();
        pairs.forEach(pair ->
                others.addAll(List.of(pair.one().hospital(), pair.other().hospital())));
        person.facility().ifPresent(others::remove);
        for (FacilityCode other : others) {
            around.incidents()
                    .open(
                            other,
                            TOLD,
                            around.clock().instant().toString(),
                            "Một bệnh nhân của cơ sở vừa được gộp hoặc tách hồ sơ / a patient of the facility was joined or"
                                    + " parted by somebody else",
                            around.clock().instant());
        }
    }

    private Likeness likeness(Pair pair) {
        Optional<Side> one = side(pair.one());
        Optional<Side> other = side(pair.other());
        return one.isPresent() && other.isPresent()
                ? Likeness.of(one.get().traits(), other.get().traits())
                : new Likeness(List.of());
    }

    private Link.Mark mark(Person person) {
        return new Link.Mark(person.by(), around.clock().instant(), person.why());
    }

    private void note(Person person, String action, String target, String what) {
        around.audit()
                .add(new AuditEntry(
                                around.clock().instant(),
                                person.by(),
                                person.facility(),
                                action,
                                target,
                                AuditEntry.Outcome.DONE,
                                what,
                                target)
                        .as(person.facility().map(at -> Role.ENGINEER.name()).orElse("OPERATOR")));
    }

    private <T> T again(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return around.unit().inOne(work);
            } catch (RuntimeException e) {
                if (attempt == TRIES || !around.collision().test(e)) {
                    throw e;
                }
            }
        }
    }
}
