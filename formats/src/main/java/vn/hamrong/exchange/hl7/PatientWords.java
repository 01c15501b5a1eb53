package vn.hamrong.exchange.hl7;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.hamrong.exchange.desk.SearchKey;
import vn.hamrong.shared.CitizenId;

/**
 * What a message says of its patient and orders, read roughly: enough to find one again that nobody could convert. Never
 * throws; where there is nothing to read, there are no words.
 */
public final class PatientWords {
    private static final int BYTES_MAX = 16_384;
    private static final int SEGMENTS_MAX = 100;
    private static final int KEYS_MAX = 30;
    private static final Pattern CARD = Pattern.compile("[A-Z]{2}[0-9]{13}|[0-9]{10}");

    private PatientWords() {}

    /** The words of a message's first 16 kB; {@code charset} is what the journal keeps of it. */
    public static List<SearchKey> in(byte[] content, String charset) {
        byte[] start = start(content);
        String text =
                CharacterSets.read(start, charset).orElseGet(() -> new String(start, StandardCharsets.ISO_8859_1));
        List<String> segments =
                text.lines().limit(SEGMENTS_MAX).map(String::strip).toList();
        Delimiters by = segments.stream()
                .filter(segment -> segment.startsWith("MSH"))
                .findFirst()
                .flatMap(Delimiters::of)
                .orElse(Delimiters.USUAL);
        return segments.stream()
                .flatMap(segment -> words(by.fields(segment), by))
                .distinct()
                .limit(KEYS_MAX)
                .toList();
    }

    /** Whole segments only, so that no character is cut in two. */
    private static byte[] start(byte[] content) {
        int end = Math.min(content.length, BYTES_MAX);
        while (end > 0 && end < content.length && content[end] != '\r' && content[end] != '\n') {
            end--;
        }
        return Arrays.copyOf(content, end);
    }

    private static Stream<SearchKey> words(List<String> fields, Delimiters by) {
        return switch (fields.get(0)) {
            case "PID" -> Stream.concat(numbers(fields, by, 2, 3, 4, 19), names(fields, by));
            case "IN1" -> numbers(fields, by, 2, 36, 49);
            case "ORC", "OBR" -> leaves(fields, by, 2, 3).map(SearchKey::order);
            default -> Stream.of();
        };
    }

    /** Citizen numbers and insurance cards, known by their form. */
    private static Stream<SearchKey> numbers(List<String> fields, Delimiters by, int... places) {
        return leaves(fields, by, places)
                .flatMap(number -> Stream.concat(
                        CitizenId.in(number).map(SearchKey::citizen).stream(),
                        CARD.matcher(number).matches() ? SearchKey.card(number).stream() : Stream.of()));
    }

    /** PID-5 as it is said in Vietnam: family, middle, given. */
    private static Stream<SearchKey> names(List<String> fields, Delimiters by) {
        return by.repetitions(Delimiters.nth(fields, 6)).stream()
                .limit(2)
                .map(name -> by.leaf(name, 1) + " " + by.leaf(name, 3) + " " + by.leaf(name, 2))
                .flatMap(name -> SearchKey.name(name).stream());
    }

    private static Stream<String> leaves(List<String> fields, Delimiters by, int... places) {
        return IntStream.of(places)
                .mapToObj(place -> Delimiters.nth(fields, place + 1))
                .flatMap(field -> by.repetitions(field).stream())
                .map(value -> by.leaf(value, 1))
                .filter(value -> !value.isEmpty());
    }
}
