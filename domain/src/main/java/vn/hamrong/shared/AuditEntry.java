package vn.hamrong.shared;

import java.time.Instant;
import java.util.Optional;

/**
 * One read, write or refusal, as the audit keeps it: what an IHE BALP {@code AuditEvent} needs. It may name resource ids
 * (random), never names, numbers or values: a query keeps its parameter names only.
 *
 * @param actor the OAuth client, user or channel that acted; {@code anonymous} when nobody was authenticated
 * @param facility the actor's facility, when known
 * @param action {@code read}, {@code search}, {@code create}, {@code update}, {@code delete}, {@code operation}, {@code token}
 * @param target {@code Type/id}, {@code Type} or a path, at most 200 characters
 * @param outcome what became of it
 * @param reason why it was refused, in short; empty when it was not
 * @param correlation the request id, also given to the caller with a refusal
 * @param role as what the actor acted: a person's roles with commas between, {@link #SYSTEM} for a machine, empty when not known
 * @param about whose data it was
 */
public record AuditEntry(
        Instant at,
        String actor,
        Optional<FacilityCode> facility,
        String action,
        String target,
        Outcome outcome,
        String reason,
        String correlation,
        String role,
        About about) {
    /** The role of machines: a hospital's client, a channel of delivery. */
    public static final String SYSTEM = "SYSTEM";

    /** An entry about the patient that the target names, or about nobody in particular. */
    public AuditEntry(
            Instant at,
            String actor,
            Optional<FacilityCode> facility,
            String action,
            String target,
            Outcome outcome,
            String reason,
            String correlation) {
        this(at, actor, facility, action, target, outcome, reason, correlation, "", About.named(target));
    }

    /** The same, done in this role. */
    public AuditEntry as(String newRole) {
        return new AuditEntry(at, actor, facility, action, target, outcome, reason, correlation, newRole, about);
    }

    /** The same, about this data. */
    public AuditEntry about(About newAbout) {
        return new AuditEntry(at, actor, facility, action, target, outcome, reason, correlation, role, newAbout);
    }

    /** Allowed and done, or not allowed. */
    public enum Outcome {
        DONE,
        REFUSED
    }

    /**
     * Whose data it was, and by which right it was used.
     *
     * @param patient the shared patient, by the random id
     * @param owner the facility the data belongs to
     * @param kinds the FHIR types disclosed, with commas between; empty when the target says it all
     * @param right empty when the caller had none on record, or none is needed
     */
    public record About(
            Optional<PatientId> patient, Optional<FacilityCode> owner, String kinds, Optional<ReadingRight> right) {

        private static final String PATIENT = "Patient/";

        /** The same, of these types. */
        public About of(String newKinds) {
            return new About(patient, owner, newKinds, right);
        }

        /** The patient of {@code Patient/id} and what stands behind it. */
        static About named(String target) {
            String id = target.startsWith(PATIENT)
                    ? target.substring(PATIENT.length()).split("/", 2)[0]
                    : "";
            return new About(PatientId.parse(id), Optional.empty(), "", Optional.empty());
        }
    }
}
