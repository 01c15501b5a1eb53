package vn.hamrong.exchange.fhir;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether text means one thing only and costs no more than its length, before anybody reads it as FHIR: of two values for one
 * key a reader takes one in silence, and a number of a few characters can be a billion digits long.
 */
public final class FhirText {
    /** Deeper than any record; HAPI itself goes to 1,000. */
    private static final int DEPTH_MAX = 200;

    private static final int STRING_MAX = 16 << 20;
    private static final int NUMBER_MAX = 60;
    private static final int SCALE_MAX = 100;
    private static final Pattern EXPONENT = Pattern.compile(".*[eE][+-]?\\d{3,}");

    /** A number in quotes: reading one of a million digits takes many seconds, and ten times as many a hundred times that. */
    private static final int QUOTED_MAX = 1_000;

    /** The same in XML, where characters may be written as their codes. */
    private static final Pattern QUOTED =
            Pattern.compile("[\"'][\\p{Nd}.+&#;xXa-fA-F-]{" + (QUOTED_MAX + 1) + ",}+[\"']");

    private static final Pattern BEFORE_ROOT = Pattern.compile("\\A(<\\?xml\\s[^<>]{0,200}\\?>)?\\s{0,1000}<[A-Za-z_]");
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH_MAX)
                    .maxStringLength(STRING_MAX)
                    .build())
            .build();

    private FhirText() {}

    /** The text in UTF-8, when it is JSON or XML that can be read; no entity is ever declared in it. */
    public static Optional<String> plain(byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            boolean xml = text.stripLeading().startsWith("<");
            return (xml ? isPlainXml(text) : isPlainJson(text)) ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    /** Whether a decimal can be written out. */
    public static boolean isBounded(BigDecimal number) {
        return Math.abs(number.scale()) <= SCALE_MAX && number.precision() <= NUMBER_MAX;
    }

    private static boolean isPlainXml(String text) {
        return BEFORE_ROOT.matcher(text).find() && !QUOTED.matcher(text).find();
    }

    private static boolean isPlainJson(String text) {
        try (JsonParser parser = JSON.createParser(new StringReader(text))) {
            JsonToken token = parser.nextToken();
            while (token != null) {
                if (token.isNumeric() && !isBounded(parser.getText())) {
                    return false;
                }
                if (token == JsonToken.VALUE_STRING && isEndless(parser.getText())) {
                    return false;
                }
                token = parser.nextToken();
            }
            return true;
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static boolean isEndless(String quoted) {
        return quoted.length() > QUOTED_MAX
                && quoted.chars().allMatch(c -> Character.isDigit(c) || ".eE+-".indexOf(c) >= 0);
    }

    private static boolean isBounded(String number) {
        return number.length() <= NUMBER_MAX && !EXPONENT.matcher(number).matches();
    }
}
