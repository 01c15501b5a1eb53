package vn.hamrong.shared;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What leaves, for the person who looks after it. Every step names the person and is kept. A step that does not fit (not
 * parked any more, not stopped) throws {@link IllegalStateException} and changes nothing.
 */
public interface OutboxDesk {

    /** The name that {@link #stop} and {@link #start} take for all destinations at once. */
    String EVERYWHERE = "*";

    /** The kind of the incident that is open while items of a facility are parked; its cause is the destination. */
    String PARKED_INCIDENT = "delivery-parked";

    /** What is not delivered yet, per destination, by name; also destinations that are stopped with nothing waiting. */
    List<Backlog> backlog();

    /** Parked items of a destination, oldest first, at most {@code max}. */
    List<Parked> parked(String destination, int max);

    /** Lets a parked item have another try in its old place; attempts start again at 0. */
    void resume(UUID item, Step by);

    /** As {@link #resume(UUID, Step)} for up to 1,000 parked items of the destination, oldest first; how many. */
    int resumeAll(String destination, Step by);

    /** Sets a parked item aside undelivered, for good; its line goes on. */
    void skip(UUID item, Step by);

    /** Notes that somebody was shown the content of an item; it stays as it is. */
    void revealed(UUID item, Step by);

    /**
     * Nothing new leaves for {@code destination}, or for anybody ({@link #EVERYWHERE}), until it is started again; a
     * restart of the hub does not start it. What is under way ends by itself. Stopping twice changes nothing.
     */
    void stop(String destination, Step by);

    /** Takes back a {@link #stop} of exactly this name. */
    void start(String destination, Step by);

    /** Whether all delivery is stopped, and by whom. */
    Optional<Stopped> everywhere();

    /** Who does something, why and when. */
    record Step(String person, String reason, Instant at) {}

    /** A stop that lasts. */
    record Stopped(String person, String reason, Instant at) {}

    /**
     * What one destination has not got yet.
     *
     * @param waiting to be delivered, those behind others included
     * @param oldest since when the oldest of both waits
     * @param stopped by a stop of this destination alone
     */
    record Backlog(
            String destination, long waiting, long parked, Optional<Instant> oldest, Optional<Stopped> stopped) {}

    /**
     * A parked item, without its content.
     *
     * @param behind how many wait behind it
     */
    record Parked(
            UUID id,
            FacilityCode facility,
            String destination,
            String kind,
            int attempts,
            String reason,
            Instant addedAt,
            Instant parkedAt,
            int behind) {}
}
