package vn.hamrong.exchange.hl7;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which of the numbers in a PID-3 or MRG-1 is the hospital's own. */
public final class PatientNumbers {
    private static final Set<String> OWN_TYPES = Set.of("", "PI", "MR");

    private PatientNumbers() {}

    /**
     * One repetition of PID-3, still escaped.
     *
     * @param number component 1
     * @param authority component 4, its namespace
     * @param type component 5, as in {@code MR}
     */
    public record Candidate(String number, String authority, String type) {
        /** Without the number, which is personal. */
        @Override
        public String toString() {
            return "Candidate[" + type + "]";
        }
    }

    /**
     * Chooses: with {@code authorities}, the first of one of them, else the first without any authority; without, the
     * first of type PI, MR or none, else nothing.
     */
    public static Optional<Candidate> own(List<Candidate> candidates, Set<String> authorities) {
        List<Candidate> numbered =
                candidates.stream().filter(one -> !one.number().isEmpty()).toList();
        if (authorities.isEmpty()) {
            return numbered.stream()
                    .filter(one -> OWN_TYPES.contains(one.type()))
                    .findFirst();
        }
        Optional<Candidate> ours = numbered.stream()
                .filter(one -> authorities.contains(one.authority()))
                .findFirst();
        return ours.or(() -> numbered.stream()
                .filter(one -> one.authority().isEmpty() && OWN_TYPES.contains(one.type()))
                .findFirst());
    }

    static Optional<Candidate> own(String field, Delimiters delimiters, Set<String> authorities) {
        List<Candidate> candidates = delimiters.repetitions(field).stream()
                .map(value ->
                        new Candidate(delimiters.leaf(value, 1), delimiters.leaf(value, 4), delimiters.leaf(value, 5)))
                .toList();
        return own(candidates, authorities);
    }
}
