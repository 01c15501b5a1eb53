package vn.hamrong.exchange.fhir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tables of HL7 v2 as FHIR publishes them. They count as complete: a code they don't hold may not stand under their system,
 * yet hospitals fill many of them with codes of their own.
 */
public final class V2Tables {
    private static final Map<String, Set<String>> CODES = read();

    private V2Tables() {}

    /** Whether the code may stand under the system of that table, as in {@code 0203}; yes for tables nobody published. */
    public static boolean allows(String table, String code) {
        Set<String> codes = CODES.get(table);
        return codes == null || codes.contains(code);
    }

    private static Map<String, Set<String>> read() {
        var file = Objects.requireNonNull(V2Tables.class.getResourceAsStream("v2-tables.txt"), "v2-tables.txt");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .collect(Collectors.toUnmodifiableMap(words -> words[0], Set::of));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
