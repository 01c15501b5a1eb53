package vn.hamrong.shared;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The right of one facility to read what other facilities know of one patient, for a bounded time. It belongs to the
 * patient it was opened for: data that later moves to another patient is not covered.
 *
 * @param id random, so that it can be named in the audit
 * @param reader the facility that may read; its own data needs no right
 * @param openedBy who opened it, at most {@value #OPENED_BY_MAX} characters
 * @param reference what it rests on: a visit, a consultation, the number of a written request, the reason of an emergency.
 *     At most {@value #REFERENCE_MAX} characters; may hold personal data, so it is never logged
 * @param until the first instant at which it no longer holds
 * @param ended when somebody ended it before that
 */
public record CareRelationship(
        UUID id,
        PatientId patient,
        FacilityCode reader,
        Basis basis,
        String openedBy,
        String reference,
        Instant from,
        Instant until,
        Optional<Ending> ended) {
    public static final int OPENED_BY_MAX = 200;
    public static final int REFERENCE_MAX = 500;

    /** What it rests on. */
    public enum Basis {
        /** A check-in where the chip proved the card, with recorded consent. */
        CHECKIN_CHIP,
        /** A check-in where a clerk attested card and face, with recorded consent. */
        CHECKIN_ATTESTED,
        /** A consultation addressed to the facility, until it is signed. */
        CONSULTATION,
        /** The patient's written request (Law 91/2025/QH15). */
        CONSENT,
        /** An emergency, without the patient's consent: alerts, and is reviewed. */
        BREAK_GLASS;

        /** Whether it ends when the patient withdraws consent. An emergency does not ask; it is short instead. */
        public boolean needsConsent() {
            return this != BREAK_GLASS;
        }
    }

    /** What ends with the patient's consent. */
    public static final Set<Basis> BY_CONSENT =
            Arrays.stream(Basis.values()).filter(Basis::needsConsent).collect(Collectors.toUnmodifiableSet());

    /** Who ended it, at most {@value #OPENED_BY_MAX} characters, and when. */
    public record Ending(Instant at, String by) {}

    public CareRelationship {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("a care relationship ends after it starts");
        }
        if (openedBy.isBlank() || openedBy.length() > OPENED_BY_MAX) {
            throw new IllegalArgumentException("who opens has 1 to " + OPENED_BY_MAX + " characters");
        }
        if (reference.isBlank() || reference.length() > REFERENCE_MAX) {
            throw new IllegalArgumentException("a reference has 1 to " + REFERENCE_MAX + " characters");
        }
    }

    /** Whether it gives the right at this moment. */
    public boolean holds(Instant at) {
        return !at.isBefore(from)
                && at.isBefore(until)
                && ended.filter(ending -> !at.isBefore(ending.at())).isEmpty();
    }

    /** Without the reference, which may name a person. */
    @Override
    public String toString() {
        return "CareRelationship[" + id + " " + basis + " of " + reader + "]";
    }
}
