package vn.hamrong.exchange.hl7;

import java.nio.charset.StandardCharsets;

/** Where things are in the bytes of a message, found without knowing its character set: separators are ASCII in all. */
final class MessageBytes {
    private static final byte[] UTF_8_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private MessageBytes() {}

    /** The index of {@code MSH} behind a byte order mark and white space, or -1. */
    static int msh(byte[] message) {
        int at = startsWith(message, 0, UTF_8_MARK) ? UTF_8_MARK.length : 0;
        while (at < message.length && (message[at] == '\r' || message[at] == '\n' || message[at] == ' ')) {
            at++;
        }
        return startsWith(message, at, "MSH".getBytes(StandardCharsets.US_ASCII)) && at + 3 < message.length ? at : -1;
    }

    /** The index behind the last byte of the segment that starts at {@code from}. */
    static int endOfSegment(byte[] message, int from) {
        int at = from;
        while (at < message.length && message[at] != '\r' && message[at] != '\n') {
            at++;
        }
        return at;
    }

    /** The index of the {@code nth} field separator of the MSH at {@code msh} (1 = MSH-1 itself), or its end. */
    static int separator(byte[] message, int msh, int nth) {
        int end = endOfSegment(message, msh);
        int seen = 0;
        for (int at = msh + 3; at < end; at++) {
            if (message[at] == message[msh + 3] && ++seen == nth) {
                return at;
            }
        }
        return end;
    }

    /** The first repetition of MSH-18, stripped; empty when there is none. */
    static String declaredCharset(byte[] message) {
        int msh = msh(message);
        if (msh < 0) {
            return "";
        }
        int from = Math.min(separator(message, msh, 17) + 1, endOfSegment(message, msh));
        int to = separator(message, msh, 18);
        String field = new String(message, from, Math.max(0, to - from), StandardCharsets.ISO_8859_1);
        int repetition = message.length > msh + 5 ? field.indexOf(message[msh + 5] & 0xff) : -1;
        return (repetition < 0 ? field : field.substring(0, repetition)).strip();
    }

    private static boolean startsWith(byte[] message, int at, byte[] prefix) {
        if (message.length - at < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if (message[at + i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
