package vn.hamrong.exchange.hl7;

import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * VNI for Windows: a vowel, then one more byte for its marks, both out of windows-1252; six letters have a byte of their
 * own.
 */
final class Vni {
    static final Charset BYTES = Charset.forName("windows-1252");

    private static final String VOWELS = "aeouyơư";
    private static final String MARKS = "ùøûõïâáàåãäêéèúüë";

    /** Lower case only; upper case follows the same pattern. */
    private static final Map<Character, Character> LETTERS =
            Map.of('ñ', 'đ', 'ô', 'ơ', 'ö', 'ư', 'î', 'ỵ', 'æ', 'ỉ', 'ó', 'ĩ', 'ò', 'ị', 'í', 'í', 'ì', 'ì');

    private static final Map<Character, String> TONES =
            Map.of('ù', "\u0301", 'ø', "\u0300", 'û', "\u0309", 'õ', "\u0303", 'ï', "\u0323");
    private static final Map<Character, String> CIRCUMFLEX = Map.of(
            'â',
            "\u0302",
            'á',
            "\u0302\u0301",
            'à',
            "\u0302\u0300",
            'å',
            "\u0302\u0309",
            'ã',
            "\u0302\u0303",
            'ä',
            "\u0302\u0323");
    private static final Map<Character, String> BREVE = Map.of(
            'ê',
            "\u0306",
            'é',
            "\u0306\u0301",
            'è',
            "\u0306\u0300",
            'ú',
            "\u0306\u0309",
            'ü',
            "\u0306\u0303",
            'ë',
            "\u0306\u0323");

    private Vni() {}

    /** Null when a mark stands without its vowel: then it is not VNI. */
    static @Nullable String decode(String windows1252) {
        StringBuilder text = new StringBuilder(windows1252.length());
        for (int i = 0; i < windows1252.length(); i++) {
            char base = letter(windows1252.charAt(i));
            String marks = i + 1 < windows1252.length() ? marks(base, windows1252.charAt(i + 1)) : "";
            if (base > 0x7f && base == windows1252.charAt(i) && !isKept(base)) {
                return null;
            }
            text.append(marks.isEmpty() ? String.valueOf(base) : compose(base, marks));
            i += marks.isEmpty() ? 0 : 1;
        }
        return text.toString();
    }

    /** The one or two windows-1252 characters of a composed letter, or null when VNI has none. */
    static @Nullable String encode(char letter) {
        for (Map.Entry<Character, Character> own : LETTERS.entrySet()) {
            if (own.getValue() == Character.toLowerCase(letter)) {
                return String.valueOf(like(letter, own.getKey()));
            }
        }
        String parts = Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFD);
        for (int i = 0; i < VOWELS.length(); i++) {
            String pair = pair(letter, VOWELS.charAt(i));
            if (pair != null) {
                return pair;
            }
        }
        return parts.length() == 1 && letter < 0x80 ? parts : null;
    }

    private static @Nullable String pair(char letter, char base) {
        for (int i = 0; i < MARKS.length(); i++) {
            char mark = MARKS.charAt(i);
            String marks = marks(base, mark);
            if (!marks.isEmpty() && compose(base, marks).charAt(0) == Character.toLowerCase(letter)) {
                char written = base == 'ơ' ? 'ô' : base == 'ư' ? 'ö' : base;
                return "" + like(letter, written) + like(letter, mark);
            }
        }
        return null;
    }

    private static String marks(char base, char next) {
        char vowel = Character.toLowerCase(base);
        char mark = Character.toLowerCase(next);
        if (VOWELS.indexOf(vowel) < 0) {
            return "";
        }
        String found = TONES.getOrDefault(mark, "");
        if (found.isEmpty() && "aeo".indexOf(vowel) >= 0) {
            found = CIRCUMFLEX.getOrDefault(mark, "");
        }
        return found.isEmpty() && vowel == 'a' ? BREVE.getOrDefault(mark, "") : found;
    }

    private static char letter(char written) {
        char letter = LETTERS.getOrDefault(Character.toLowerCase(written), written);
        return letter == written ? written : like(written, letter);
    }

    private static boolean isKept(char letter) {
        return "íìÍÌ\u00a0".indexOf(letter) >= 0;
    }

    private static char like(char pattern, char letter) {
        return Character.isUpperCase(pattern) ? Character.toUpperCase(letter) : letter;
    }

    private static String compose(char base, String marks) {
        return Normalizer.normalize(base + marks, Normalizer.Form.NFC);
    }
}
