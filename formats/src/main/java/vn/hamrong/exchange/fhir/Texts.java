package vn.hamrong.exchange.fhir;

/** Strings as FHIR allows them. */
public final class Texts {
    /** FHIR R4: a string is at most 1 MB. */
    static final int STRING_MAX = 1024 * 1024;

    private Texts() {}

    /** Whether a FHIR string may hold it: not blank, at most 1 MB. */
    static boolean fits(String text) {
        return !text.isBlank() && text.length() <= STRING_MAX;
    }

    /** Whether a FHIR code may hold it: no space at the ends, single spaces inside. */
    public static boolean isCode(String text) {
        if (text.isEmpty()) {
            return false;
        }
        boolean space = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean gap = Character.isSpaceChar(c) || Character.isWhitespace(c) || Character.isISOControl(c);
            if (gap && (c != ' ' || space)) {
                return false;
            }
            space = c == ' ';
        }
        return !space;
    }
}
