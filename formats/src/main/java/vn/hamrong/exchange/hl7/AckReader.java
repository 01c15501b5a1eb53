package vn.hamrong.exchange.hl7;

import java.util.Optional;

/** Reads the answer to a message somebody sent. */
public final class AckReader {
    private AckReader() {}

    /**
     * What the receiver said.
     *
     * @param code MSA-1, as in {@code AA} or {@code CA}
     * @param controlId MSA-2, still escaped: compare it with the MSH-10 that was sent
     * @param error ERR-3 and ERR-8 as sent; empty when there is none
     */
    public record Answered(String code, String controlId, String error) {}

    /** Empty when the bytes are no acknowledgment. They are read as UTF-8 unless MSH-18 says otherwise. */
    public static Optional<Answered> read(byte[] content) {
        return CharacterSets.decode(content, CharacterSets.UTF_8)
                .match(text -> read(text.text()), undecodable -> Optional.empty());
    }

    private static Optional<Answered> read(String text) {
        String[] segments = text.strip().split("[\r\n]+", -1);
        Optional<Delimiters> delimiters = segments[0].startsWith("MSH") ? Delimiters.of(segments[0]) : Optional.empty();
        return delimiters.flatMap(some -> read(segments, some));
    }

    private static Optional<Answered> read(String[] segments, Delimiters delimiters) {
        String code = field(segments, "MSA", 1, delimiters);
        String error = field(segments, "ERR", 3, delimiters) + " " + field(segments, "ERR", 8, delimiters);
        return code.isEmpty()
                ? Optional.empty()
                : Optional.of(new Answered(code, field(segments, "MSA", 2, delimiters), error.strip()));
    }

    private static String field(String[] segments, String name, int number, Delimiters delimiters) {
        for (String segment : segments) {
            if (segment.startsWith(name)) {
                return Delimiters.nth(delimiters.fields(segment), number + 1).strip();
            }
        }
        return "";
    }
}
