package vn.hamrong.exchange;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** A name made comparable: no accents, no case, đ as d, single spaces. {@code Nguyễn  Văn Đức} → {@code nguyen van duc}. */
public final class FoldedName {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_LETTER_OR_DIGIT = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    private FoldedName() {}

    /** Folds {@code name}, family and given in the order they are said. */
    public static String of(String name) {
        String bare =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
        String plain = bare.replace('đ', 'd').replace('Đ', 'D').toLowerCase(Locale.ROOT);
        return NO_LETTER_OR_DIGIT.matcher(plain).replaceAll(" ").strip();
    }
}
