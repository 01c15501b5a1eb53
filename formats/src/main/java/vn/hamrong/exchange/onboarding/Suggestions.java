package vn.hamrong.exchange.onboarding;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a hospital's own code most likely means. Only words that say it themselves: a bare number is never guessed, the
 * hospital must be asked.
 */
final class Suggestions {
    private static final Map<String, Map<String, String>> WORDS = Map.of(
            "PID-8",
                    Map.ofEntries(
                            Map.entry("nam", "M"),
                            Map.entry("trai", "M"),
                            Map.entry("male", "M"),
                            Map.entry("nu", "F"),
                            Map.entry("gai", "F"),
                            Map.entry("female", "F"),
                            Map.entry("khac", "O")),
            "PV1-2",
                    Map.ofEntries(
                            Map.entry("noitru", "I"),
                            Map.entry("nt", "I"),
                            Map.entry("ngoaitru", "O"),
                            Map.entry("ngt", "O"),
                            Map.entry("khambenh", "O"),
                            Map.entry("kb", "O"),
                            Map.entry("capcuu", "E"),
                            Map.entry("cc", "E")),
            "OBX-11", Map.of("final", "F", "chinhthuc", "F", "sobo", "P", "sua", "C", "huy", "X"),
            "OBX-8", Map.of("cao", "H", "thap", "L", "binhthuong", "N", "batthuong", "A"));

    private Suggestions() {}

    /** The code of HL7's table for {@code code} in {@code field}, as in {@code Nữ} in {@code PID-8}. */
    static Optional<String> of(String field, String code) {
        return Optional.ofNullable(WORDS.getOrDefault(field, Map.of()).get(folded(code)));
    }

    private static String folded(String code) {
        return Normalizer.normalize(code, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replace('đ', 'd')
                .replaceAll("[^a-z]", "");
    }
}
