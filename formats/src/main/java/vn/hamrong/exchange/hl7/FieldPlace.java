package vn.hamrong.exchange.hl7;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A field of an HL7 v2 message, as in {@code PID-5}. */
public record FieldPlace(String segment, int number) {
    private static final Pattern IN_WORDS = Pattern.compile("\\b([A-Z][A-Z0-9]{2})-([0-9]{1,3})\\b");
    private static final Pattern IN_ERR = Pattern.compile("([A-Z][A-Z0-9]{2})\\^[0-9]+\\^([0-9]{1,3})(\\^.*)?");

    /** The first one that a sentence names. */
    public static Optional<FieldPlace> in(String sentence) {
        return of(IN_WORDS.matcher(sentence), Matcher::find);
    }

    /** Of an ERR-2, as in {@code MSH^1^10}. */
    public static Optional<FieldPlace> ofErr(String location) {
        return of(IN_ERR.matcher(location), Matcher::matches);
    }

    private static Optional<FieldPlace> of(Matcher words, Predicate<Matcher> fits) {
        return fits.test(words)
                ? Optional.of(new FieldPlace(words.group(1), Integer.parseInt(words.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return segment + "-" + number;
    }
}
