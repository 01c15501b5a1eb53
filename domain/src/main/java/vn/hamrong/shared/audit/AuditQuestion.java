package vn.hamrong.shared.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;

/**
 * A question to the audit that an index can answer: about one patient, one actor or one facility (the actor's), within a
 * time.
 *
 * @param from inclusive
 * @param to exclusive; at most {@value #DAYS_MAX} days after {@code from}
 * @param most rows wanted, 1 to {@value #ROWS_MAX}
 */
public record AuditQuestion(Subject subject, Instant from, Instant to, int most) {
    public static final int ROWS_MAX = 1000;
    private static final int DAYS_MAX = 3660;

    /** At least one of the three. */
    public record Subject(Optional<PatientId> patient, Optional<String> actor, Optional<FacilityCode> facility) {
        public Subject {
            if (patient.isEmpty() && actor.isEmpty() && facility.isEmpty()) {
                throw new IllegalArgumentException("a patient, an actor or a facility");
            }
        }

        public static Subject patient(PatientId patient) {
            return new Subject(Optional.of(patient), Optional.empty(), Optional.empty());
        }

        public static Subject actor(String actor) {
            return new Subject(Optional.empty(), Optional.of(actor), Optional.empty());
        }

        public static Subject facility(FacilityCode facility) {
            return new Subject(Optional.empty(), Optional.empty(), Optional.of(facility));
        }
    }

    public AuditQuestion {
        if (!from.isBefore(to) || Duration.between(from, to).toDays() > DAYS_MAX) {
            throw new IllegalArgumentException("from before to, at most " + DAYS_MAX + " days");
        }
        if (most < 1 || most > ROWS_MAX) {
            throw new IllegalArgumentException("1 to " + ROWS_MAX + " rows");
        }
    }
}
