package vn.hamrong.shared;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Incidents, for the people who look after them. */
public interface IncidentBook {

    /**
     * Latest first.
     *
     * @param facility whose; empty: everybody's
     * @param open only those that are
     * @param before to go on from: the id of the last one seen
     */
    List<Incident> list(Optional<FacilityCode> facility, boolean open, OptionalLong before, int max);

    /** Somebody says that he looks after it; the first one stays named. False when it is not there or not theirs. */
    boolean acknowledge(Optional<FacilityCode> facility, long id, String person, Instant at);

    /** One cause, however often it happened. */
    record Incident(
            long id,
            FacilityCode facility,
            String kind,
            String words,
            long times,
            Instant openedAt,
            Instant lastAt,
            @Nullable Instant closedAt,
            @Nullable String acknowledgedBy) {}
}
