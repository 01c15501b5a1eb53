package vn.hamrong.exchange.hl7;

import java.util.ArrayList;
import java.util.List;

/** Takes the lines of one message apart. */
final class Hl7Reader {
    private static final int SEGMENTS_MAX = 20_000;
    private static final int REPETITIONS_MAX = 10_000;
    private static final int FIELDS_MAX = 1_000;
    private static final int PARTS_MAX = 1_000;
    private static final int NAME_LENGTH = 3;

    private final Hl7Separators separators;
    private int leaves;

    Hl7Reader(Hl7Separators separators) {
        this.separators = separators;
    }

    /** Adds a line to those of the open message; what is no segment goes on with the one before (a broken line). */
    static void add(List<String> open, String line) {
        if (open.isEmpty()) {
            open.add(header(line));
        } else if (isSegment(line, open.get(0).charAt(NAME_LENGTH))) {
            open.add(line);
        } else {
            int last = open.size() - 1;
            open.set(last, open.get(last) + "\n" + line);
        }
        if (open.size() > SEGMENTS_MAX) {
            throw new MalformedHl7("more than " + SEGMENTS_MAX + " segments");
        }
    }

    private static String header(String line) {
        if (!line.startsWith("MSH") || line.length() <= NAME_LENGTH) {
            throw new MalformedHl7("the text does not start with MSH and its separators");
        }
        return line;
    }

    private static boolean isSegment(String line, char field) {
        boolean closed =
                line.length() == NAME_LENGTH || (line.length() > NAME_LENGTH && line.charAt(NAME_LENGTH) == field);
        return closed && isName(line.substring(0, NAME_LENGTH));
    }

    Hl7Message read(List<String> lines) {
        List<Hl7Segment> segments = new ArrayList<>(lines.size());
        for (String line : lines) {
            segments.add(segment(line));
        }
        return new Hl7Message(separators, List.copyOf(segments), leaves);
    }

    private Hl7Segment segment(String line) {
        String name = line.substring(0, NAME_LENGTH);
        List<List<Hl7Value>> fields = new ArrayList<>();
        int from = NAME_LENGTH + 1;
        if (name.equals("MSH")) {
            // MSH-1 and MSH-2 are syntax, not values.
            fields.add(List.of());
            fields.add(List.of());
            int end = line.indexOf(separators.field(), from);
            from = end < 0 ? line.length() + 1 : end + 1;
        }
        for (String field : split(line, from, separators.field(), FIELDS_MAX)) {
            fields.add(repetitions(field));
        }
        return new Hl7Segment(name, fields);
    }

    private static boolean isName(String name) {
        return name.length() == NAME_LENGTH && name.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c));
    }

    private List<Hl7Value> repetitions(String field) {
        if (field.isEmpty()) {
            return List.of();
        }
        if (field.indexOf(separators.repetition()) < 0) {
            return List.of(value(field, separators.component()));
        }
        List<Hl7Value> values = new ArrayList<>();
        for (String one : split(field, 0, separators.repetition(), REPETITIONS_MAX)) {
            values.add(value(one, separators.component()));
        }
        return values;
    }

    private Hl7Value value(String raw, char separator) {
        boolean components = separator == separators.component();
        if (raw.indexOf(separator) >= 0) {
            List<Hl7Value> parts = new ArrayList<>();
            for (String part : split(raw, 0, separator, PARTS_MAX)) {
                parts.add(components ? value(part, separators.subcomponent()) : leaf(part));
            }
            return Hl7Value.of(parts);
        }
        if (!components) {
            return leaf(raw);
        }
        Hl7Value only = value(raw, separators.subcomponent());
        return only.size() == 0 ? only : Hl7Value.of(List.of(only));
    }

    private Hl7Value leaf(String raw) {
        String text = printable(Hl7Escapes.undo(raw, separators)).strip();
        boolean said = text.codePoints().anyMatch(Hl7Reader::isVisible) && !text.equals(Hl7Value.NULL);
        return said ? Hl7Value.leaf(text, leaves++) : Hl7Value.ABSENT;
    }

    /** Spaces of any kind, controls and marks such as U+FEFF alone say nothing, and no FHIR string may be made of them. */
    private static boolean isVisible(int c) {
        return !Character.isSpaceChar(c)
                && !Character.isWhitespace(c)
                && !Character.isISOControl(c)
                && Character.getType(c) != Character.FORMAT;
    }

    /** Control characters, which no record may hold, become the replacement character; tab, CR and LF stay. */
    private static String printable(String text) {
        if (text.chars().noneMatch(Hl7Reader::isForbidden)) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        text.chars().forEach(c -> clean.append(isForbidden(c) ? '\uFFFD' : (char) c));
        return clean.toString();
    }

    private static boolean isForbidden(int c) {
        boolean control = c < ' ' && c != '\t' && c != '\r' && c != '\n';
        return control || c == '\uFFFE' || c == '\uFFFF';
    }

    private static List<String> split(String text, int from, char separator, int max) {
        List<String> parts = new ArrayList<>();
        int at = from;
        while (at <= text.length()) {
            int end = text.indexOf(separator, at);
            end = end < 0 ? text.length() : end;
            parts.add(text.substring(at, end));
            at = end + 1;
            if (parts.size() > max) {
                throw new MalformedHl7("more than " + max + " parts between two separators");
            }
        }
        return parts;
    }
}
