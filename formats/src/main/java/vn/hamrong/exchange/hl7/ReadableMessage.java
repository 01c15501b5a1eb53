package vn.hamrong.exchange.hl7;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.hamrong.exchange.hl7.XmlLines.Line;

/**
 * A message as a person reads it: HL7 v2 by segments and fields, XML by indented lines, anything else as it is. Never throws:
 * what cannot be read is what people look at.
 */
public record ReadableMessage(List<Segment> segments) {
    private static final int SEGMENTS_MAX = 2_000;
    private static final int FIELDS_MAX = 300;
    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9]{2}");

    public ReadableMessage {
        segments = List.copyOf(segments);
    }

    /**
     * A line.
     *
     * @param name of an HL7 v2 segment; empty for other lines
     * @param separator between the fields
     * @param missing the message has no such segment: it is shown where something was looked for
     */
    public record Segment(String name, String separator, List<Field> fields, boolean missing) {
        public Segment {
            fields = List.copyOf(fields);
        }
    }

    /**
     * A field.
     *
     * @param number as in HL7 v2, from 1; 0 in other lines
     * @param pointedAt whether it is what somebody should look at
     */
    public record Field(int number, String text, boolean pointedAt) {
        /** Without the text, which may be personal. */
        @Override
        public String toString() {
            return "Field[" + number + "]";
        }
    }

    /** With everything hidden that tells whom it is about; of JSON, in which that stands anywhere, all. */
    public static ReadableMessage masked(String text, Optional<FieldPlace> pointedAt) {
        return text.stripLeading().startsWith("{")
                ? new ReadableMessage(List.of())
                : new Readings(pointedAt, true).read(text);
    }

    /** As it is. */
    public static ReadableMessage open(String text, Optional<FieldPlace> pointedAt) {
        return new Readings(pointedAt, false).read(text);
    }

    private record Readings(Optional<FieldPlace> pointedAt, boolean masked) {

        ReadableMessage read(String text) {
            if (text.stripLeading().startsWith("<")) {
                return new ReadableMessage(XmlLines.of(text).map(this::xml).toList());
            }
            List<String> lines = text.lines().limit(SEGMENTS_MAX).toList();
            Delimiters by = lines.stream()
                    .map(String::strip)
                    .filter(line -> line.startsWith("MSH"))
                    .findFirst()
                    .flatMap(Delimiters::of)
                    .orElse(Delimiters.USUAL);
            List<Segment> segments = new ArrayList<>();
            lines.forEach(line -> segments.add(segment(line, by)));
            pointedAt
                    .filter(place ->
                            segments.stream().noneMatch(one -> one.name().equals(place.segment())))
                    .ifPresent(place -> segments.add(
                            new Segment(place.segment(), "", List.of(new Field(place.number(), "", true)), true)));
            return new ReadableMessage(segments);
        }

        private Segment xml(Line line) {
            String text = masked ? line.indent() + line.masked() : line.indent() + line.text();
            return new Segment("", "", List.of(new Field(0, text, false)), false);
        }

        private Segment segment(String line, Delimiters by) {
            List<String> parts = by.fields(line);
            String name = parts.get(0).strip();
            if (!NAME.matcher(name).matches()) {
                return new Segment("", "", List.of(new Field(0, masked ? Mask.line(line) : line, false)), false);
            }
            int shift = name.equals("MSH") ? 1 : 0;
            int last = pointedAt
                    .filter(place -> place.segment().equals(name))
                    .map(place -> Math.max(parts.size() - 1, place.number() - shift))
                    .orElse(parts.size() - 1);
            List<Field> fields = new ArrayList<>();
            for (int i = 1; i <= Math.min(last, FIELDS_MAX); i++) {
                fields.add(field(name, i + shift, i < parts.size() ? parts.get(i) : ""));
            }
            return new Segment(name, String.valueOf(by.field()), fields, false);
        }

        private Field field(String segment, int number, String text) {
            boolean here =
                    pointedAt.filter(new FieldPlace(segment, number)::equals).isPresent();
            return new Field(number, masked ? Mask.field(segment, number, text) : text, here);
        }
    }

    /** Without the text, which may be personal. */
    @Override
    public String toString() {
        return "ReadableMessage[" + segments.size() + " segments]";
    }
}
