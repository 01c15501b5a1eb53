package vn.hamrong.shared;

import java.time.Instant;
import java.util.Optional;

/**
 * One read, write or refusal, as the audit keeps it. It may name resource ids (random), never names, numbers or
 * values: a query keeps its parameter names only.
 *
 * @param actor the OAuth client, user or channel that acted; {@code anonymous} when nobody was authenticated
 * @param facility the actor's facility, when known
 * @param action {@code read}, {@code search}, {@code create}, {@code update}, {@code delete}, {@code operation}, {@code token}
 * @param target {@code Type/id}, {@code Type} or a path, at most 200 characters
 * @param outcome what became of it
 * @param reason why it was refused, in short; empty when it was not
 * @param correlation the request id, also given to the caller with a refusal
 */
public record AuditEntry(
        Instant at,
        String actor,
        Optional<FacilityCode> facility,
        String action,
        String target,
        Outcome outcome,
        String reason,
        String correlation) {

    /** Allowed and done, or not allowed. */
    public enum Outcome {
        DONE,
        REFUSED
    }
}
