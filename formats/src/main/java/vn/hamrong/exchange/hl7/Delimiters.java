package vn.hamrong.exchange.hl7;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The separators a message declares in MSH-1 and MSH-2. */
record Delimiters(char field, char component, char repetition, char escape, char subcomponent) {
    static final Delimiters USUAL = new Delimiters('|', '^', '~', '\\', '&');

    private static final int ENCODING_MAX = 5;
    private static final Pattern UNUSABLE = Pattern.compile("[\\p{Alnum}\\p{Cntrl}\\s\"]|[^\\p{ASCII}]");

    /**
     * Those of an MSH segment, missing ones as usual; empty when one is a letter, digit, blank or control character, or
     * when two are the same. An escape character written twice, as some programs do, counts once.
     */
    static Optional<Delimiters> of(String msh) {
        if (msh.length() < 5) {
            return Optional.empty();
        }
        char field = msh.charAt(3);
        int end = msh.indexOf(field, 4);
        String encoding = msh.substring(4, end < 0 ? msh.length() : end).replace("\\\\", "\\");
        String all = field + encoding;
        boolean distinct = all.chars().distinct().count() == all.length();
        if (encoding.isEmpty()
                || encoding.length() > ENCODING_MAX
                || !distinct
                || UNUSABLE.matcher(all).find()) {
            return Optional.empty();
        }
        return Optional.of(new Delimiters(
                field, at(encoding, 0, '^'), at(encoding, 1, '~'), at(encoding, 2, '\\'), at(encoding, 3, '&')));
    }

    List<String> fields(String segment) {
        return split(segment, field);
    }

    List<String> repetitions(String value) {
        return split(value, repetition);
    }

    /** The {@code nth} component from 1, empty when there is none. */
    String component(String value, int nth) {
        return nth(split(value, component), nth);
    }

    /** The first subcomponent of the {@code nth} component. */
    String leaf(String value, int nth) {
        return split(component(value, nth), subcomponent).get(0).strip();
    }

    static String nth(List<String> parts, int nth) {
        return nth <= parts.size() ? parts.get(nth - 1) : "";
    }

    /** No regular expression: it ran for every field of every message and was a fifth of the edge's time. */
    private static List<String> split(String value, char at) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int end = value.indexOf(at); end >= 0; end = value.indexOf(at, from)) {
            parts.add(value.substring(from, end));
            from = end + 1;
        }
        parts.add(value.substring(from));
        return parts;
    }

    private static char at(String encoding, int index, char usual) {
        return index < encoding.length() ? encoding.charAt(index) : usual;
    }
}
