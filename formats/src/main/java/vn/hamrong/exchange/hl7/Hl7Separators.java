package vn.hamrong.exchange.hl7;

/**
 * The five characters that structure a message, as MSH-1 and MSH-2 say. Those that MSH-2 leaves out take their usual
 * value ({@code ^~\&}).
 *
 * @param escape 0 when the message names a MSH-2 without one: then nothing is escaped
 */
public record Hl7Separators(char field, char component, char repetition, char escape, char subcomponent) {

    private static final String USUAL = "^~\\&";

    /** Reads them from a segment that starts with MSH, BHS or FHS. */
    static Hl7Separators of(String header) {
        if (header.length() < 4) {
            throw new MalformedHl7("the header segment ends before its separators");
        }
        char field = header.charAt(3);
        if (Character.isLetterOrDigit(field) || Character.isISOControl(field)) {
            throw new MalformedHl7("the field separator is a letter, a digit or a control character");
        }
        int end = header.indexOf(field, 4);
        String rest = header.substring(4, end < 0 ? Math.min(header.length(), 9) : end);
        return new Hl7Separators(field, at(rest, 0), at(rest, 1), at(rest, 2), at(rest, 3));
    }

    private static char at(String rest, int index) {
        return index < rest.length() ? rest.charAt(index) : USUAL.charAt(index);
    }
}
