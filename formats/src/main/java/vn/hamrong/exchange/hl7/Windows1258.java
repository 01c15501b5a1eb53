package vn.hamrong.exchange.hl7;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writing windows-1258: letters it has no code for are split into a letter it has and a combining tone mark. */
final class Windows1258 {
    static final Charset BYTES = Charset.forName("windows-1258");
    private static final List<String> TONES = List.of("\u0300", "\u0301", "\u0303", "\u0309", "\u0323");

    private Windows1258() {}

    /** One or two characters that windows-1258 can encode, or null when it has none for {@code letter}. */
    static @Nullable String encode(char letter, CharsetEncoder encoder) {
        if (encoder.canEncode(letter)) {
            return String.valueOf(letter);
        }
        String parts = Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFD);
        for (String tone : TONES) {
            String rest = parts.replace(tone, "");
            String base = Normalizer.normalize(rest, Normalizer.Form.NFC);
            if (rest.length() < parts.length() && encoder.canEncode(base)) {
                return base + tone;
            }
        }
        return null;
    }
}
