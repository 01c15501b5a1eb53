package vn.hamrong.exchange.hl7;

/** Values of a message repeated in its answer: in our separators, escaped, bounded, on one line. */
final class Echo {
    private Echo() {}

    /** MSH-{@code number} with its components, at most {@code max} characters, never half an escape sequence. */
    static String field(Header header, int number, int max) {
        Delimiters theirs = header.delimiters();
        StringBuilder text = new StringBuilder();
        header.field(number).chars().forEach(character -> text.append(ours((char) character, theirs)));
        return text.length() <= max ? text.toString() : cut(text.substring(0, max));
    }

    /** Plain text of our own, made safe for a field. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.chars().forEach(character -> escaped.append(escaped((char) character)));
        return escaped.toString();
    }

    /** Only if it is a word of at most {@code max} ASCII letters and digits, else empty. */
    static String word(String value, int max) {
        return value.length() <= max && value.matches("[A-Za-z0-9]*") ? value : "";
    }

    private static String ours(char character, Delimiters theirs) {
        if (character == theirs.component()) {
            return "^";
        }
        if (character == theirs.subcomponent()) {
            return "&";
        }
        if (character == theirs.repetition()) {
            return "~";
        }
        return character == theirs.escape() ? "\\" : escaped(character);
    }

    private static String escaped(char character) {
        return switch (character) {
            case '|' -> "\\F\\";
            case '^' -> "\\S\\";
            case '~' -> "\\R\\";
            case '&' -> "\\T\\";
            case '\\' -> "\\E\\";
            default -> Character.isISOControl(character) ? " " : String.valueOf(character);
        };
    }

    private static String cut(String text) {
        boolean open = text.chars().filter(character -> character == '\\').count() % 2 == 1;
        return open ? text.substring(0, text.lastIndexOf('\\')) : text;
    }
}
