package vn.hamrong.exchange.hl7;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.hamrong.exchange.Refusal;

/**
 * Bytes to text and back, strictly: a byte that means nothing is a refusal, never a replacement character. Text is
 * always NFC and without a byte order mark.
 *
 * <p>Names are Java's ({@code UTF-8}, {@code windows-1258}, {@code ISO-8859-1}, {@code US-ASCII}) and two of our own:
 * {@value #TCVN3} and {@value #VNI}.
 */
public final class CharacterSets {
    public static final String UTF_8 = "UTF-8";
    public static final String WINDOWS_1258 = "windows-1258";
    public static final String TCVN3 = "TCVN3";
    public static final String VNI = "VNI";

    /** What a hospital's file may name as the character set of its HIS. */
    public static final Set<String> SUPPORTED = Set.of(UTF_8, WINDOWS_1258, TCVN3, VNI);

    private static final String ASCII = "US-ASCII";

    /** First repetition of MSH-18 (HL7 table 0211 and what Vietnamese systems write there), upper case, → our name. */
    private static final Map<String, String> DECLARED = Map.ofEntries(
            Map.entry("UNICODE UTF-8", UTF_8),
            Map.entry("UTF-8", UTF_8),
            Map.entry("UTF8", UTF_8),
            Map.entry("UNICODE", UTF_8),
            Map.entry("ASCII", ASCII),
            Map.entry("US-ASCII", ASCII),
            Map.entry("8859/1", "ISO-8859-1"),
            Map.entry("ISO-8859-1", "ISO-8859-1"),
            Map.entry("8859/2", "ISO-8859-2"),
            Map.entry("8859/15", "ISO-8859-15"),
            Map.entry("WINDOWS-1252", "windows-1252"),
            Map.entry("WINDOWS-1258", WINDOWS_1258),
            Map.entry("CP1258", WINDOWS_1258),
            Map.entry("TCVN", TCVN3),
            Map.entry("TCVN3", TCVN3),
            Map.entry("TCVN-5712", TCVN3),
            Map.entry("VNI", VNI));

    private CharacterSets() {}

    /** What the bytes of a message are as text, or why they are none. */
    public sealed interface Decoded {
        /**
         * Readable.
         *
         * @param charset the name under which {@link CharacterSets#text} reads the same bytes again
         */
        record Text(String text, String charset) implements Decoded {
            @Override
            public <T> T match(Function<Text, T> text, Function<Undecodable, T> undecodable) {
                return text.apply(this);
            }
        }

        /** Not readable without guessing. */
        record Undecodable(Refusal refusal) implements Decoded {
            @Override
            public <T> T match(Function<Text, T> text, Function<Undecodable, T> undecodable) {
                return undecodable.apply(this);
            }
        }

        /** One function per case. */
        <T> T match(Function<Text, T> text, Function<Undecodable, T> undecodable);
    }

    /**
     * Reads a message in the set MSH-18 declares, or in the hospital's own when it declares none. A declared ASCII or
     * Latin set that is not true is read as UTF-8 if the bytes are valid UTF-8, and refused otherwise.
     *
     * @param hospitalCharset one of {@link #SUPPORTED}
     */
    public static Decoded decode(byte[] message, String hospitalCharset) {
        String declared = MessageBytes.declaredCharset(message).toUpperCase(Locale.ROOT);
        if (declared.contains("UTF-16") || declared.contains("UTF-32")) {
            return new Decoded.Undecodable(Refusals.CHARSET);
        }
        String charset = declared.isEmpty() ? hospitalCharset : DECLARED.getOrDefault(declared, "");
        if (charset.isEmpty()) {
            return firstOf(message, Refusals.CHARSET, ASCII, UTF_8);
        }
        boolean mayLie = charset.equals(ASCII) || charset.startsWith("ISO-8859");
        return mayLie
                ? firstOf(message, Refusals.BYTES, ASCII, UTF_8, charset)
                : firstOf(message, Refusals.BYTES, charset);
    }

    /** The bytes read in that set; empty when they do not fit it. */
    public static Optional<String> read(byte[] bytes, String charset) {
        return strictly(bytes, charset);
    }

    /**
     * Reads bytes whose set is known, as the journal keeps it.
     *
     * @throws IllegalArgumentException when they do not fit: they were judged in another set
     */
    public static String text(byte[] bytes, String charset) {
        return strictly(bytes, charset)
                .orElseThrow(() -> new IllegalArgumentException("the bytes are not " + charset + " text"));
    }

    /**
     * Writes text in a set of {@link #SUPPORTED}.
     *
     * @throws IllegalArgumentException when the set has no code for a character
     */
    public static byte[] bytes(String text, String charset) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(composed.length() + 16);
        Function<Character, byte @Nullable []> encoder = encoder(charset);
        if (charset.equals(UTF_8)) {
            return composed.getBytes(StandardCharsets.UTF_8);
        }
        for (int i = 0; i < composed.length(); i++) {
            byte[] code = encoder.apply(composed.charAt(i));
            if (code == null) {
                throw new IllegalArgumentException(charset + " has no code for a character of the text");
            }
            bytes.writeBytes(code);
        }
        return bytes.toByteArray();
    }

    private static Function<Character, byte @Nullable []> encoder(String charset) {
        if (charset.equals(TCVN3)) {
            return letter -> one(Tcvn3.encode(letter));
        }
        if (charset.equals(VNI)) {
            return letter -> in(Vni.encode(letter), Vni.BYTES);
        }
        CharsetEncoder encoder = Charset.forName(charset).newEncoder();
        return letter -> in(Windows1258.encode(letter, encoder), encoder.charset());
    }

    private static byte @Nullable [] one(@Nullable Byte code) {
        return code == null ? null : new byte[] {code};
    }

    private static byte @Nullable [] in(@Nullable String characters, Charset charset) {
        return characters == null ? null : characters.getBytes(charset);
    }

    private static Decoded firstOf(byte[] bytes, Refusal otherwise, String... charsets) {
        for (String charset : charsets) {
            Optional<String> text = strictly(bytes, charset);
            if (text.isPresent()) {
                return new Decoded.Text(text.get(), charset);
            }
        }
        return new Decoded.Undecodable(otherwise);
    }

    private static Optional<String> strictly(byte[] bytes, String charset) {
        Optional<String> text = raw(bytes, charset);
        return text.map(some -> Normalizer.normalize(withoutMark(some), Normalizer.Form.NFC));
    }

    private static Optional<String> raw(byte[] bytes, String charset) {
        if (charset.equals(TCVN3)) {
            return Optional.of(Tcvn3.decode(bytes));
        }
        if (charset.equals(VNI)) {
            return javas(bytes, Vni.BYTES).map(Vni::decode);
        }
        return javas(bytes, Charset.forName(charset));
    }

    private static Optional<String> javas(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException doesNotFit) {
            return Optional.empty();
        }
    }

    private static String withoutMark(String text) {
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }
}
