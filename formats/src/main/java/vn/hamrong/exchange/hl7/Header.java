package vn.hamrong.exchange.hl7;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The first segment of a message, as far as the answer needs it. Fields are as sent, still escaped; nothing is checked.
 */
public final class Header {
    /** Of bytes that do not start with a readable MSH. */
    public static final Header NONE = new Header(Delimiters.USUAL, List.of());

    private final Delimiters delimiters;
    private final List<String> fields;

    private Header(Delimiters delimiters, List<String> fields) {
        this.delimiters = delimiters;
        this.fields = fields;
    }

    /** Of a segment that starts with {@code MSH}; empty when its separators are unusable. */
    static Optional<Header> of(String segment) {
        return Delimiters.of(segment).map(found -> new Header(found, found.fields(segment)));
    }

    /** Of bytes nobody may be able to read: characters that are not ASCII become question marks. */
    static Header inAscii(byte[] message, int msh) {
        String segment =
                new String(message, msh, MessageBytes.endOfSegment(message, msh) - msh, StandardCharsets.US_ASCII);
        return of(segment.replace('\ufffd', '?')).orElse(NONE);
    }

    /** MSH-{@code number}, 3 or more; empty when there is none. */
    public String field(int number) {
        return Delimiters.nth(fields, number).strip();
    }

    /** MSH-9.1 and 9.2, as in {@code ADT^A01}, or 9.1 alone. */
    public String type() {
        String trigger = trigger();
        return trigger.isEmpty() ? messageCode() : messageCode() + "^" + trigger;
    }

    /** True for an ACK: nobody answers an answer, or two systems talk for ever. */
    public boolean isAcknowledgment() {
        return messageCode().equals("ACK")
                || messageCode().equals("MCF")
                || messageCode().equals("NAK");
    }

    String messageCode() {
        return delimiters.leaf(field(9), 1).toUpperCase(Locale.ROOT);
    }

    String trigger() {
        return delimiters.leaf(field(9), 2).toUpperCase(Locale.ROOT);
    }

    Delimiters delimiters() {
        return delimiters;
    }

    /** Without values: they may be personal. */
    @Override
    public String toString() {
        return "Header[" + fields.size() + " fields]";
    }
}
