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
import java.util.function.Function;
import java.util.regex.Pattern;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Whether the documents in a resource can be kept and given on: they are in it or in a Binary that is here, of a kind that
 * does nothing by itself, as long and with the checksum that is said of them. A page, a script or a drawing that acts is
 * none, whatever it calls itself.
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

    private static final String WRONG_KIND =
            "loại tài liệu không được nhận hoặc không đúng / a document's contentType is not taken, or not what the data"
                    + " is: PDF, PNG, JPEG, TIFF, text/plain (UTF-8)";

    private static final String NOT_WHOLE = "size hoặc hash không khớp / size or hash do not fit the data";

    /** A Binary is given back under its own kind: nothing else may stand in it. */
    private static final Pattern PLAIN_KIND = Pattern.compile("(?i)[a-z]+/[a-z]+( ?; ?charset=utf-8)?");

    private SafeAttachments() {}

    /** What is wrong with one of them, in Vietnamese and English; empty when nothing is. */
    public static Optional<String> fault(IBaseResource resource) {
        return fault(resource, url -> Optional.empty());
    }

    /** The same, where {@code kept} finds the Binary that an attachment's {@code url} names. */
    public static Optional<String> fault(IBaseResource resource, Function<String, Optional<Binary>> kept) {
        if (resource instanceof Binary binary) {
            return fault(binary);
        }
        return FhirContext.forR4Cached()
                .newTerser()
                .getAllPopulatedChildElementsOfType(resource, Attachment.class)
                .stream()
                .flatMap(attachment -> fault(attachment, kept).stream())
                .findFirst();
    }

    private static Optional<String> fault(Binary binary) {
        if (binary.hasSecurityContext()) {
            return Optional.of(
                    "không nhận securityContext: ai được đọc là do DocumentReference dẫn tới / securityContext"
                            + " is not taken: who may read it follows from the DocumentReference that leads to it");
        }
        if (!PLAIN_KIND.matcher(String.valueOf(binary.getContentType())).matches()) {
            return Optional.of(WRONG_KIND);
        }
        return fault(binary.getContentType(), data(binary));
    }

    private static byte[] data(Binary binary) {
        return binary.hasData() ? binary.getData() : new byte[0];
    }

    private static Optional<String> fault(Attachment attachment, Function<String, Optional<Binary>> kept) {
        if (attachment.hasUrl()) {
            return kept.apply(attachment.getUrl())
                    .map(binary -> differs(attachment, binary))
                    .orElse(Optional.of("tài liệu phải nằm trong data, hoặc trong Binary do chính cơ sở đã gửi /"
                            + " a document stands in data or, of a DocumentReference, in a Binary (Binary/id) that the"
                            + " same facility has sent: the hub fetches nothing"));
        }
        return attachment.hasData()
                ? fault(attachment.getContentType(), attachment.getData())
                        .or(() -> isWhole(attachment, attachment.getData()) ? Optional.empty() : Optional.of(NOT_WHOLE))
                : Optional.empty();
    }

    /** What the attachment says of the document, against the document. */
    private static Optional<String> differs(Attachment attachment, Binary binary) {
        if (attachment.hasData()) {
            return Optional.of("data hoặc url, không cả hai / data or url, not both");
        }
        boolean same = !attachment.hasContentType()
                || kind(attachment.getContentType()).equals(kind(binary.getContentType()));
        if (!same) {
            return Optional.of("contentType khác với Binary / the contentType is not the Binary's");
        }
        return isWhole(attachment, data(binary)) ? Optional.empty() : Optional.of(NOT_WHOLE);
    }

    private static Optional<String> fault(@Nullable String contentType, byte[] data) {
        String kind = kind(contentType);
        if (data.length > SIZE_MAX) {
            return Optional.of("tài liệu quá dài / a document is too long: at most " + SIZE_MAX + " bytes");
        }
        return KINDS.containsKey(kind) && data.length > 0 && isOf(kind, data)
                ? Optional.empty()
                : Optional.of(WRONG_KIND);
    }

    private static String kind(@Nullable String contentType) {
        return String.valueOf(contentType).split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
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
