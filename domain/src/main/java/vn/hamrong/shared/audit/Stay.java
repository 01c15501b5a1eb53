package vn.hamrong.shared.audit;

import java.time.Instant;
import vn.hamrong.shared.PatientId;

/**
 * A person's record stood under this patient for a time: whoever looked at that patient then, looked at the person.
 *
 * @param from inclusive
 * @param to exclusive
 */
public record Stay(PatientId patient, Instant from, Instant to) {

    /** As long as anybody can remember. */
    public static Stay always(PatientId patient) {
        return new Stay(patient, Instant.MIN, Instant.MAX);
    }

    /** Whether it has an instant in common with that time, its end excluded. */
    boolean meets(Instant start, Instant end) {
        return from.isBefore(end) && to.isAfter(start);
    }
}
