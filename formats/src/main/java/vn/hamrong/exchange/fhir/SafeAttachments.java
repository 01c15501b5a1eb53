package vn.hamrong.exchange.fhir;

import ca.uhn.fhir.context.FhirContext;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Attachment;

/**
 * Whether the documents in a resource can be kept and given on: they are in it, of a kind that does nothing by itself, as
 * long and with the checksum that is said of them. A page, a script or a drawing that acts is none, whatever it calls itself.
 *
 * <p>Source: FHIR R4, Attachment: {@code size} in bytes, {@code hash} SHA-1 of the data.
 */
public final class SafeAttachments {
    /** Longest document, in bytes. */
    public static final int SIZE_MAX = 10 << 20;

    /** Kinds that are taken, and how each begins; text has no beginning of its own. */
    private static final Map<String, byte[][]> KINDS = Map.of(
            "application/pdf", new byte[][] {ascii("%PDF-")},
            "image/png", new byte[][] {{(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}},
            "image/jpeg", new byte[][] {{(byte) 0xff, (byte) 0xd8, (byte) 0xff}},
            "image/tiff", new byte[][] {{'I', 'I', 42, 0}, {'M', 'M', 0, 42}},
            "text/plain", new byte[][] {});

    private SafeAttachments() {}

    /** What is wrong with one of them, in Vietnamese and English; empty when nothing is. */
    public static Optional<String> fault(IBaseResource resource) {
        return FhirContext.forR4Cached()
                .newTerser()
                .getAllPopulatedChildElementsOfType(resource, Attachment.class)
                .stream()
                .flatMap(attachment -> fault(attachment).stream())
                .findFirst();
    }

    private static Optional<String> fault(Attachment attachment) {
        if (attachment.hasUrl()) {
            return Optional.of(
                    "tài liệu phải nằm trong data, không phải url / a document stands in data, not behind a url");
        }
        if (!attachment.hasData()) {
            return Optional.empty();
        }
        byte[] data = attachment.getData();
        String kind = String.valueOf(attachment.getContentType())
                .split(";", 2)[0]
                .strip()
                .toLowerCase(Locale.ROOT);
        if (data.length > SIZE_MAX) {
            return Optional.of("tài liệu quá dài / a document is too long: at most " + SIZE_MAX + " bytes");
        }
        if (!KINDS.containsKey(kind) || !isOf(kind, data)) {
            return Optional.of(
                    "loại tài liệu không được nhận hoặc không đúng / a document's contentType is not taken, or"
                            + " not what the data is: PDF, PNG, JPEG, TIFF, text/plain");
        }
        return isWhole(attachment, data)
                ? Optional.empty()
                : Optional.of("size hoặc hash không khớp / size or hash do not fit the data");
    }

    private static boolean isOf(String kind, byte[] data) {
        byte[][] beginnings = KINDS.getOrDefault(kind, new byte[][] {});
        return beginnings.length == 0
                ? isText(data)
                : Arrays.stream(beginnings).anyMatch(beginning -> startsWith(data, beginning));
    }

    private static boolean isText(byte[] data) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(data));
            return true;
        } catch (CharacterCodingException none) {
            return false;
        }
    }

    private static boolean startsWith(byte[] data, byte[] beginning) {
        return data.length >= beginning.length
                && Arrays.equals(data, 0, beginning.length, beginning, 0, beginning.length);
    }

    private static boolean isWhole(Attachment attachment, byte[] data) {
        boolean size = !attachment.hasSize() || attachment.getSize() == data.length;
        return size && (!attachment.hasHash() || MessageDigest.isEqual(attachment.getHash(), sha1(data)));
    }

    private static byte[] sha1(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(data);
        } catch (NoSuchAlgorithmException every) {
            throw new IllegalStateException("every Java has SHA-1", every);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
