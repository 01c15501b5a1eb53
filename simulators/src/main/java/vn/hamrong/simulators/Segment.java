package vn.hamrong.simulators;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One HL7 v2 segment under construction, with the separators {@code |^~\&}. */
final class Segment {
    private final List<String> fields = new ArrayList<>();

    private Segment(String name) {
        fields.add(name);
    }

    static Segment of(String name) {
        return new Segment(name);
    }

    /** The field with plain text. */
    Segment text(int number, String text) {
        return raw(number, escaped(text));
    }

    /** The field with components; trailing empty ones are left out. */
    Segment of(int number, String... components) {
        return raw(number, components(components));
    }

    /** The field as it is, already escaped. */
    Segment raw(int number, String value) {
        while (fields.size() <= number) {
            fields.add("");
        }
        fields.set(number, value);
        return this;
    }

    static String components(String... values) {
        String joined = Stream.of(values).map(Segment::escaped).collect(Collectors.joining("^"));
        return joined.replaceAll("\\^+$", "");
    }

    static String escaped(String text) {
        return text.replace("\\", "\\E\\")
                .replace("|", "\\F\\")
                .replace("^", "\\S\\")
                .replace("&", "\\T\\")
                .replace("~", "\\R\\");
    }

    List<String> fields() {
        return Collections.unmodifiableList(fields);
    }

    @Override
    public String toString() {
        return String.join("|", fields);
    }
}
