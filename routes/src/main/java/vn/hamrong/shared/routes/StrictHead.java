package vn.hamrong.shared.routes;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether the head of an HTTP/1.1 request can be read in one way only (RFC 9112 sections 2 to 6): what two readers may
 * understand differently is refused, whatever is behind it (request smuggling, threats O-05).
 */
public final class StrictHead {
    /** Longest head, request line and all headers, in bytes. */
    public static final int BYTES_MAX = 16 * 1024;

    private static final int LINE_MAX = 8 * 1024;
    private static final int HEADERS_MAX = 64;
    private static final Pattern REQUEST = Pattern.compile("[A-Z]{1,10} /[\\x21\\x23-\\x7e]* HTTP/1\\.[01]");
    private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+:[\\t\\x20-\\x7e\\x80-\\xff]*");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");
    private static final Set<String> ONCE =
            Set.of("content-length", "host", "content-type", "expect", "content-encoding");

    private StrictHead() {}

    /**
     * What is wrong, in a few words; empty when nothing is.
     *
     * @param head from the first byte of the request line to the empty line, both included, as ISO-8859-1
     */
    public static Optional<String> faultOf(String head) {
        String[] lines = head.split("\r\n", -1);
        if (!REQUEST.matcher(lines[0]).matches() || lines[0].length() > LINE_MAX) {
            return Optional.of("request line");
        }
        if (lines.length > HEADERS_MAX + 3) {
            return Optional.of("too many headers");
        }
        return faultOf(lines);
    }

    private static Optional<String> faultOf(String[] lines) {
        Set<String> seen = new HashSet<>();
        // The last two are the empty line and what is behind it: nothing.
        for (int i = 1; i < lines.length - 2; i++) {
            if (!HEADER.matcher(lines[i]).matches()) {
                return Optional.of("header line " + i);
            }
            int colon = lines[i].indexOf(':');
            String name = lines[i].substring(0, colon).toLowerCase(Locale.ROOT);
            if (!seen.add(name) && ONCE.contains(name)) {
                return Optional.of("twice " + name);
            }
            if (name.equals("content-length")
                    && !DIGITS.matcher(lines[i].substring(colon + 1).strip()).matches()) {
                return Optional.of("content-length");
            }
        }
        return together(lines[0], seen);
    }

    private static Optional<String> together(String requestLine, Set<String> names) {
        if (names.contains("transfer-encoding")) {
            return Optional.of("transfer-encoding: send a content-length");
        }
        return requestLine.endsWith("1.1") && !names.contains("host") ? Optional.of("no host") : Optional.empty();
    }
}
