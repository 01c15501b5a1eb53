package vn.hamrong.exchange.patients;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.PatientId;

/** The links between records, and where the records stand by them. */
public interface Links {
    /** Records of people linked with each other; more are refused, so that no change gets out of hand. */
    int RECORDS_MOST = 500;

    /** The most that a list gives. */
    int MOST = 200;

    /** Where to start: everything linked with these comes along. */
    record Seed(Set<PatientId> patients, Set<RecordKey> numbers) {
        public Seed {
            patients = Set.copyOf(patients);
            numbers = Set.copyOf(numbers);
        }

        static Seed of(Link link) {
            if (link instanceof Link.Numbers number) {
                return new Seed(Set.of(), Set.of(number.priorKey(), number.survivingKey()));
            }
            if (link instanceof Link.Persons person) {
                return new Seed(Set.of(person.prior(), person.surviving()), Set.of());
            }
            Link.Split split = (Link.Split) link;
            return new Seed(Set.of(split.from(), split.to()), Set.of(split.record()));
        }
    }

    /**
     * Where all that is linked with the seed stands, its rows locked in the order of their ids, then its patients in the
     * order of theirs, until the unit ends. Needs an open {@link vn.hamrong.shared.UnitOfWork}.
     *
     * @throws IllegalArgumentException when more than {@value #RECORDS_MOST} records are linked
     * @throws RuntimeException when somebody changed it at the same time: run the whole unit again
     */
    Standing lock(Seed seed);

    /** As {@link #lock}, only to look. */
    Standing look(Seed seed);

    /** Keeps a new link. Needs an open {@link vn.hamrong.shared.UnitOfWork}. */
    Link.Made make(Link link, JournalNumber from, Link.Mark mark);

    /** The link no longer holds. Needs an open {@link vn.hamrong.shared.UnitOfWork}. */
    void undo(long id, Link.Mark mark);

    /** Empty when there is none. */
    Optional<Link.Made> find(long id);

    /** Those between patients and of splits that were made last, latest first; {@value #MOST} at most. */
    List<Link.Made> latest(int most);

    /** Those of {@link Link.Numbers} that hold. */
    List<Link.Made> numbers(Numbered which, int most);

    /**
     * Which links between numbers, latest first.
     *
     * @param hospital only of this one
     * @param mrn one of the two numbers; empty for any
     */
    record Numbered(Optional<FacilityCode> hospital, String mrn) {
        /** Numbers are personal. */
        @Override
        public String toString() {
            return "Numbered[" + hospital + "]";
        }
    }

    /** Where records and numbers stand now. Needs an open {@link vn.hamrong.shared.UnitOfWork}. */
    void apply(Regrouping change, Standing after);
}
