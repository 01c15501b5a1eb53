package vn.hamrong.shared.fhir.export;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import vn.hamrong.exchange.fhir.message.ClinicalTypes;

/**
 * What is to be exported.
 *
 * @param types in order, each once
 * @param since only what was written at or after it
 */
record ExportOrder(List<String> types, Optional<Instant> since) {
    /** What may be said again of a parameter nobody knows. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z_:-]{1,40}");

    private static final Set<String> FORMATS = Set.of("application/fhir+ndjson", "application/ndjson", "ndjson");

    /** Throws IllegalArgumentException, naming it, for a parameter that is not offered or has no such value. */
    static ExportOrder of(Map<String, String[]> parameters) {
        Set<String> types = new TreeSet<>(ClinicalTypes.WRITABLE);
        types.addAll(List.of("Binary", "Patient"));
        Optional<Instant> since = Optional.empty();
        for (Map.Entry<String, String[]> one : parameters.entrySet()) {
            String value = String.join(",", one.getValue());
            switch (one.getKey()) {
                case "_type" -> types.retainAll(known(value, types));
                case "_since" -> since = Optional.of(instant(value));
                case "_outputFormat" -> need(FORMATS.contains(value.replace(' ', '+')), "_outputFormat");
                default -> need(false, NAME.matcher(one.getKey()).matches() ? one.getKey() : "*");
            }
        }
        return new ExportOrder(new ArrayList<>(types), since);
    }

    private static List<String> known(String value, Set<String> all) {
        List<String> asked = List.of(value.split(",", -1));
        need(all.containsAll(asked), "_type");
        return asked;
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeException none) {
            throw new IllegalArgumentException("_since", none);
        }
    }

    private static void need(boolean holds, String name) {
        if (!holds) {
            throw new IllegalArgumentException(name);
        }
    }
}
