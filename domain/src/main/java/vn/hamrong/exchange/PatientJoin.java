package vn.hamrong.exchange;

import java.util.List;
import java.util.function.Function;
import vn.hamrong.shared.PatientId;

/**
 * Which shared patient a new source record belongs to. Never by the number alone: numbers are mistyped and borrowed, so
 * birth date and folded name must agree as well. Anything less makes a new patient and a question for a person.
 */
public sealed interface PatientJoin {

    /** The same person as {@code with}: number, birth date and name agree. */
    record Joined(PatientId patient, SourceRecord with) implements PatientJoin {
        @Override
        public <T> T match(Function<Joined, T> joined, Function<Alone, T> alone) {
            return joined.apply(this);
        }
    }

    /** A new patient; {@code doubts} share the number but not birth date and name, for a person to review. */
    record Alone(List<SourceRecord> doubts) implements PatientJoin {
        public Alone {
            doubts = List.copyOf(doubts);
        }

        @Override
        public <T> T match(Function<Joined, T> joined, Function<Alone, T> alone) {
            return alone.apply(this);
        }
    }

    /** One function per case. */
    <T> T match(Function<Joined, T> joined, Function<Alone, T> alone);

    /**
     * Decides.
     *
     * @param birthDate of the new record; empty agrees with nothing
     * @param foldedName see {@link FoldedName}; empty agrees with nothing
     * @param sameNumber the records that carry the same citizen number, oldest first
     */
    static PatientJoin decide(String birthDate, String foldedName, List<SourceRecord> sameNumber) {
        return sameNumber.stream()
                .filter(other -> agrees(birthDate, other.birthDate()) && agrees(foldedName, other.foldedName()))
                .findFirst()
                .<PatientJoin>map(other -> new Joined(other.patient(), other))
                .orElseGet(() -> new Alone(sameNumber));
    }

    private static boolean agrees(String one, String other) {
        return !one.isEmpty() && one.equals(other);
    }
}
