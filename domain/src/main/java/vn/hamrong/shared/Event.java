package vn.hamrong.shared;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * One step that counts, for the indicators. Never an identity: no name, number, MRN or visit.
 *
 * @param type a dotted word, as in {@code exchange.message-applied}; see {@code docs/glossary.md}
 * @param version of the type's meaning, from 1
 * @param occurredAt when it happened at the facility, as far as known
 * @param source what caused it, unique per type: the second event of the same (type, source) is dropped
 * @param dimensions short codes to count by, at most 20 of at most 100 characters
 */
public record Event(
        UUID id,
        String type,
        int version,
        FacilityCode facility,
        Instant occurredAt,
        String source,
        Map<String, String> dimensions) {
    private static final int DIMENSIONS_MAX = 20;
    private static final int DIMENSION_LENGTH_MAX = 100;

    public Event {
        dimensions = Map.copyOf(dimensions);
        if (dimensions.size() > DIMENSIONS_MAX
                || dimensions.values().stream().anyMatch(value -> value.length() > DIMENSION_LENGTH_MAX)) {
            throw new IllegalArgumentException("an event has at most 20 dimensions of at most 100 characters");
        }
    }
}
