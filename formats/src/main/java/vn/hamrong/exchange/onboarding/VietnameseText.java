package vn.hamrong.exchange.onboarding;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How Vietnamese a text looks. Bytes read in the wrong character set give letters that no Vietnamese syllable has, so
 * counting syllables tells sets apart in which every byte means something.
 */
final class VietnameseText {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");
    private static final Pattern FOREIGN =
            Pattern.compile("[^a-zàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]");
    private static final Pattern SYLLABLE =
            Pattern.compile("(ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(ng|nh|ch|[cmnpt])?");

    private VietnameseText() {}

    /** Syllables with a mark that may be Vietnamese, minus words with a mark that cannot; 0 for plain ASCII. */
    static int score(String text) {
        int score = 0;
        Matcher words = WORD.matcher(Normalizer.normalize(text, Normalizer.Form.NFC));
        while (words.find()) {
            String word = words.group();
            if (word.chars().anyMatch(c -> c > 127)) {
                score += isSyllable(word) ? 1 : -1;
            }
        }
        return score;
    }

    private static boolean isSyllable(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return isCasedLikeAName(word, lower)
                && !FOREIGN.matcher(lower).find()
                && SYLLABLE.matcher(folded(lower)).matches();
    }

    /** Lower case, upper case, or a capital first: anything else is a letter that came from a wrong byte. */
    private static boolean isCasedLikeAName(String word, String lower) {
        return word.equals(lower)
                || word.equals(word.toUpperCase(Locale.ROOT))
                || word.substring(1).equals(lower.substring(1));
    }

    private static String folded(String lower) {
        return Normalizer.normalize(lower, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('đ', 'd');
    }
}
