package vn.hamrong.exchange.hl7;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A file of HL7 v2 messages: one or several, with or without batch segments or MLLP frames around them. */
public final class BatchFile {
    private static final byte[] MSH = "MSH".getBytes(StandardCharsets.US_ASCII);
    private static final List<byte[]> TRAILERS =
            List.of("BTS".getBytes(StandardCharsets.US_ASCII), "FTS".getBytes(StandardCharsets.US_ASCII));

    private BatchFile() {}

    /** Each message from its MSH to before the next one, in order; empty when no line starts with MSH. */
    public static List<byte[]> messages(byte[] file) {
        List<byte[]> messages = new ArrayList<>();
        int open = -1;
        for (int line = firstLine(file); line < file.length; line = nextLine(file, line)) {
            boolean header = startsWith(file, line, MSH);
            if (open >= 0 && (header || isTrailer(file, line))) {
                messages.add(Arrays.copyOfRange(file, open, endBefore(file, line)));
                open = -1;
            }
            open = header ? line : open;
        }
        if (open >= 0) {
            messages.add(Arrays.copyOfRange(file, open, endBefore(file, file.length)));
        }
        return messages;
    }

    private static int firstLine(byte[] file) {
        boolean mark = file.length >= 3 && file[0] == (byte) 0xef && file[1] == (byte) 0xbb && file[2] == (byte) 0xbf;
        int at = mark ? 3 : 0;
        return at < file.length && isBetween(file[at]) ? nextLine(file, at) : at;
    }

    private static int nextLine(byte[] file, int from) {
        int at = from;
        while (at < file.length && !isBetween(file[at])) {
            at++;
        }
        while (at < file.length && isBetween(file[at])) {
            at++;
        }
        return at;
    }

    private static int endBefore(byte[] file, int next) {
        int end = next;
        while (end > 0 && isBetween(file[end - 1])) {
            end--;
        }
        return end;
    }

    /** Line ends, and the start and end of an MLLP frame. */
    private static boolean isBetween(byte one) {
        return one == '\r' || one == '\n' || one == 0x0b || one == 0x1c;
    }

    private static boolean isTrailer(byte[] file, int at) {
        return TRAILERS.stream().anyMatch(trailer -> startsWith(file, at, trailer));
    }

    private static boolean startsWith(byte[] file, int at, byte[] prefix) {
        return at + prefix.length <= file.length
                && Arrays.equals(file, at, at + prefix.length, prefix, 0, prefix.length);
    }
}
