package vn.hamrong.exchange.hl7;

import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides who a message is about: fields of names, numbers, addresses and telephones, and whatever looks like a citizen number, an
 * insurance card or a telephone number anywhere else. Enough stays to tell two apart.
 */
final class Mask {
    private static final String DOTS = "•••";
    private static final int LONG = 9;

    /** Fields in which every component is about a person. */
    private static final Map<String, Set<Integer>> WHOLE = Map.of(
            "PID", Set.of(5, 6, 9, 11, 13, 14, 19, 20, 23),
            "NK1", Set.of(2, 4, 5, 6, 30, 31, 32),
            "IN1", Set.of(16, 19, 36, 49),
            "IN2", Set.of(1, 2, 6, 8),
            "GT1", Set.of(3, 4, 5, 6, 7, 8, 12),
            "MRG", Set.of(7));

    /** Fields of which only the first component of each repetition is the person's. */
    private static final Map<String, Set<Integer>> NUMBERS = Map.of(
            "PID", Set.of(2, 3, 4, 18, 21),
            "NK1", Set.of(12, 33),
            "GT1", Set.of(2),
            "MRG", Set.of(1, 2, 3, 4));

    private static final Pattern PART = Pattern.compile("[^\\^&~]+");
    private static final Pattern FIRST_PART = Pattern.compile("(?<=^|~)[^\\^&~]+");
    private static final Pattern IDENTIFIER =
            Pattern.compile("(?<![0-9A-Za-z])(?:0[0-9]{11}|0[0-9]{9}|[A-Z]{2}[0-9]{13})(?![0-9])");
    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private Mask() {}

    /** Field {@code number} of a segment, hidden as far as it is about a person. */
    static String field(String segment, int number, String text) {
        if (segment.equals("PID") && number == 7) {
            return text.length() > 4 ? text.substring(0, 4) + DOTS : text;
        }
        if (WHOLE.getOrDefault(segment, Set.of()).contains(number)) {
            return replace(PART, text);
        }
        return NUMBERS.getOrDefault(segment, Set.of()).contains(number) ? replace(FIRST_PART, text) : line(text);
    }

    /** Text whose structure nobody knows. */
    static String line(String text) {
        return replace(IDENTIFIER, text);
    }

    private static String replace(Pattern what, String text) {
        return what.matcher(text).replaceAll(Mask::quoted);
    }

    private static String quoted(MatchResult found) {
        return Matcher.quoteReplacement(value(found.group()));
    }

    /** {@code 038••••••345} for a long number, {@code N••• V••• A•••} for words. */
    static String value(String text) {
        boolean number =
                text.length() >= LONG && DIGITS.matcher(text.substring(2)).matches();
        return number
                ? text.substring(0, 3) + "••••••" + text.substring(text.length() - 3)
                : WORD.matcher(text).replaceAll(word -> first(word.group()) + DOTS);
    }

    private static String first(String word) {
        return Matcher.quoteReplacement(word.substring(0, word.offsetByCodePoints(0, 1)));
    }
}
