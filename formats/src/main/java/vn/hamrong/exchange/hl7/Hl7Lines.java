package vn.hamrong.exchange.hl7;

import org.jspecify.annotations.Nullable;

/** The lines of a text one after the other; empty ones are passed over. */
final class Hl7Lines {
    private final String text;
    private int at;

    Hl7Lines(String text) {
        this.text = text;
    }

    /** The next line that is not empty, or null at the end. */
    @Nullable
    String next() {
        while (at < text.length()) {
            int end = end();
            String line = Hl7Message.bare(text.substring(at, end));
            at = end + 1;
            if (!line.isEmpty()) {
                return line;
            }
        }
        return null;
    }

    private int end() {
        int end = at;
        while (end < text.length() && text.charAt(end) != '\r' && text.charAt(end) != '\n') {
            end++;
        }
        return end;
    }
}
