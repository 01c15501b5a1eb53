package vn.hamrong.shared;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** What leaves and has left, to look at. Lists hold no content; everything is found by an index. */
public interface OutboxBook {

    /** Most lines in one answer. */
    int LISTED_MAX = 100;

    /** So far delivered items are counted; more are only "more". */
    int COUNTED_MAX = 10_000;

    /** Where an item stands, for people. */
    enum Standing {
        /** Not tried yet, or behind another of its line. */
        WAITING,
        /** Tried in vain, to be tried again. */
        RETRYING,
        /** Given up until a person looks. */
        PARKED,
        /** The receiver confirmed it. */
        DELIVERED,
        /** Set aside by a person. */
        SKIPPED
    }

    /**
     * What is under way, by destination.
     *
     * @param sender only what this facility sends; empty: everybody's
     */
    List<Counts> undelivered(Optional<FacilityCode> sender);

    /** How many were delivered there, counted up to {@value #COUNTED_MAX}. */
    int delivered(String destination);

    /** Items, newest first, at most {@value #LISTED_MAX}. */
    List<Line> list(Asked asked);

    /** Those of one destination and one order, newest first, at most {@value #LISTED_MAX}. */
    List<Line> line(String destination, String order);

    /** One item with its content; empty when there is none. */
    Optional<Whole> find(UUID id);

    /**
     * What is asked for.
     *
     * @param standing any of these
     * @param sender only what this facility sends; empty: everybody's
     * @param before a {@link Line#place}: only older ones
     */
    record Asked(String destination, Set<Standing> standing, Optional<FacilityCode> sender, OptionalLong before) {
        public Asked {
            standing = Set.copyOf(standing);
        }
    }

    /** Of one destination. */
    record Counts(
            String destination,
            long waiting,
            long retrying,
            long parked,
            Optional<Instant> oldest,
            Optional<Instant> nextTry) {}

    /**
     * An item, without its content.
     *
     * @param place in the order of adding
     * @param attempts since it was added, or was given another try
     * @param reason why it is parked, was skipped or is tried again; empty otherwise
     * @param next when it is tried again at the earliest
     * @param settledAt when it came into a standing that lasts
     */
    record Line(
            UUID id,
            long place,
            FacilityCode facility,
            String destination,
            String kind,
            Standing standing,
            int attempts,
            String reason,
            Instant addedAt,
            Optional<Instant> next,
            Optional<Instant> settledAt) {}

    /**
     * An item with all about it.
     *
     * @param disclosures attempts that reached the system, by the audit, at most 50
     * @param deeds what people did about it
     */
    record Whole(Line line, OutboxItem item, List<Instant> disclosures, List<Deed> deeds) {
        public Whole {
            disclosures = List.copyOf(disclosures);
            deeds = List.copyOf(deeds);
        }

        /** Without the content. */
        @Override
        public String toString() {
            return "Whole[" + line + "]";
        }
    }

    /** Something a person did. */
    record Deed(String person, String action, String reason, Instant at) {}
}
