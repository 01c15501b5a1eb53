package vn.hamrong.exchange.hl7;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One HL7 v2 message, taken apart. Any segment name is taken as it is: a Z-segment is a segment.
 *
 * <p>Bounds: 20,000 segments, 10,000 repetitions a field, 1,000 fields a segment, 1,000 components; the size of the text
 * is the caller's to judge. Time is linear in the text.
 *
 * @param segments from MSH on, in order
 * @param leaves how many leaf values it has; each has its number, 0 … leaves - 1
 */
public record Hl7Message(Hl7Separators separators, List<Hl7Segment> segments, int leaves) {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /**
     * Takes the text apart. Lines end with CR, LF or CRLF.
     *
     * @throws MalformedHl7 when it does not start with MSH, breaks a bound, or holds more than one message
     */
    public static Hl7Message parse(String text) {
        List<Hl7Message> all = parseAll(text);
        if (all.size() > 1) {
            throw new MalformedHl7("more than one message in one text");
        }
        return all.get(0);
    }

    /**
     * All messages of a text, with or without batch and file headers (FHS, BHS, BTS, FTS), which are left out.
     *
     * @throws MalformedHl7 when there is no message in it, or one breaks a bound
     */
    public static List<Hl7Message> parseAll(String text) {
        List<Hl7Message> all = new ArrayList<>();
        List<String> open = new ArrayList<>();
        Hl7Lines lines = new Hl7Lines(text);
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (line.startsWith("MSH")) {
                close(open, all);
            }
            if (!isWrapper(line)) {
                Hl7Reader.add(open, line);
            }
        }
        close(open, all);
        if (all.isEmpty()) {
            throw new MalformedHl7("no MSH segment");
        }
        return List.copyOf(all);
    }

    private static void close(List<String> open, List<Hl7Message> all) {
        if (!open.isEmpty()) {
            all.add(new Hl7Reader(Hl7Separators.of(open.get(0))).read(open));
            open.clear();
        }
    }

    private static boolean isWrapper(String line) {
        return line.startsWith("FHS") || line.startsWith("BHS") || line.startsWith("BTS") || line.startsWith("FTS");
    }

    /** Without what some senders put around a line: a byte order mark, MLLP's frame characters, spaces. */
    static String bare(String line) {
        int from = 0;
        int to = line.length();
        while (from < to && (line.charAt(from) <= ' ' || line.charAt(from) == BYTE_ORDER_MARK)) {
            from++;
        }
        while (to > from && line.charAt(to - 1) < ' ') {
            to--;
        }
        return line.substring(from, to);
    }

    /** The first segment of that name. */
    public Optional<Hl7Segment> first(String name) {
        return segments.stream().filter(segment -> segment.name().equals(name)).findFirst();
    }

    /** MSH, which every message has. */
    public Hl7Segment header() {
        return segments.get(0);
    }

    /** MSH-9.1, as in {@code ADT}. */
    public String type() {
        return header().field(9).part(1).text();
    }

    /** MSH-9.2, as in {@code A01}. */
    public String event() {
        return header().field(9).part(2).text();
    }
}
