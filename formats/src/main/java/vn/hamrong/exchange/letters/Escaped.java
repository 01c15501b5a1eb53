package vn.hamrong.exchange.letters;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Values as they stand in a message with the usual separators {@code |^~\&}: what is data never becomes structure. */
final class Escaped {
    private Escaped() {}

    /** Text; lines within it become {@code \.br\}. */
    static String text(String value) {
        StringBuilder out = new StringBuilder(value.length() + 16);
        String lines = value.replace("\r\n", "\n").replace('\r', '\n');
        lines.chars().forEach(c -> add((char) c, out));
        return out.toString();
    }

    private static void add(char c, StringBuilder out) {
        switch (c) {
            case '|' -> out.append("\\F\\");
            case '^' -> out.append("\\S\\");
            case '&' -> out.append("\\T\\");
            case '~' -> out.append("\\R\\");
            case '\\' -> out.append("\\E\\");
            case '\n' -> out.append("\\.br\\");
            case '\t' -> out.append(' ');
            default -> {
                if (c < ' ' || c == 0x7F) {
                    throw new Unsayable("a text holds a control character");
                }
                out.append(c);
            }
        }
    }

    /** Components, each already escaped; empty ones at the end are left out. */
    static String parts(String... escaped) {
        List<String> parts = new ArrayList<>(List.of(escaped));
        while (!parts.isEmpty() && parts.get(parts.size() - 1).isEmpty()) {
            parts.remove(parts.size() - 1);
        }
        return String.join("^", parts);
    }

    /** Texts as components. */
    static String texts(String... values) {
        String[] escaped = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            escaped[i] = text(values[i]);
        }
        return parts(escaped);
    }

    /** Repetitions, each already escaped. */
    static String repetitions(List<String> escaped) {
        return escaped.stream().filter(one -> !one.isEmpty()).collect(Collectors.joining("~"));
    }
}
