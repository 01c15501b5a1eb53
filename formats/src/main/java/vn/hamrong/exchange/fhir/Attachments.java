package vn.hamrong.exchange.fhir;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Attachment;

/** Files in messages: ED with the bytes, RP with an address. Nothing is opened or fetched. */
final class Attachments {
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("PDF", "application/pdf"),
            Map.entry("RTF", "text/rtf"),
            Map.entry("HTML", "text/html"),
            Map.entry("HTM", "text/html"),
            Map.entry("XML", "text/xml"),
            Map.entry("X-HL7-CDA-LEVEL-ONE", "text/xml"),
            Map.entry("JPEG", "image/jpeg"),
            Map.entry("JPG", "image/jpeg"),
            Map.entry("PNG", "image/png"),
            Map.entry("GIF", "image/gif"),
            Map.entry("TIFF", "image/tiff"),
            Map.entry("DICOM", "application/dicom"),
            Map.entry("PLAIN", "text/plain"),
            Map.entry("TXT", "text/plain"),
            Map.entry("TEXT", "text/plain"),
            Map.entry("MSWORD", "application/msword"),
            Map.entry("ZIP", "application/zip"));

    private static final String OTHER = "application/octet-stream";

    private Attachments() {}

    /** Empty when the value is no file we can read; then nothing of it is taken. */
    static Optional<Attachment> of(Datum value, String type, String to) {
        return type.equals("RP") ? pointer(value, to) : encapsulated(value, to);
    }

    /** The MIME type of what table 0191 and 0291 name. */
    static String mime(String type, String subtype) {
        String known = TYPES.getOrDefault(
                subtype.toUpperCase(Locale.ROOT), TYPES.getOrDefault(type.toUpperCase(Locale.ROOT), ""));
        if (!known.isEmpty()) {
            return known;
        }
        boolean mime = (type + subtype).matches("[A-Za-z0-9.+-]+") && !subtype.isEmpty() && type.length() > 2;
        return mime ? type.toLowerCase(Locale.ROOT) + "/" + subtype.toLowerCase(Locale.ROOT) : OTHER;
    }

    private static Optional<Attachment> encapsulated(Datum ed, String to) {
        Datum data = ed.part(5).hasText() ? ed.part(5) : ed.part(1);
        Optional<byte[]> bytes = bytes(data.peek(), ed.part(4).peek());
        return bytes.map(known -> {
            data.take(to + ".data");
            ed.part(4).take(to + ".data");
            Attachment attachment = new Attachment().setData(known).setSize(known.length);
            attachment.setContentType(
                    mime(ed.part(2).take(to + ".contentType"), ed.part(3).take(to + ".contentType")));
            return attachment;
        });
    }

    private static Optional<Attachment> pointer(Datum rp, String to) {
        String address = rp.part(1).peek();
        if (!Systems.isUri(address)) {
            return Optional.empty();
        }
        Attachment attachment = new Attachment().setUrl(rp.part(1).take(to + ".url"));
        attachment.setContentType(
                mime(rp.part(3).take(to + ".contentType"), rp.part(4).take(to + ".contentType")));
        return Optional.of(attachment);
    }

    private static Optional<byte[]> bytes(String text, String encoding) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return switch (encoding.toUpperCase(Locale.ROOT)) {
                case "A" -> Optional.of(text.getBytes(StandardCharsets.UTF_8));
                case "HEX" -> Optional.of(HexFormat.of().parseHex(text));
                default -> Optional.of(Base64.getMimeDecoder().decode(strictly(text)));
            };
        } catch (IllegalArgumentException notEncoded) {
            return Optional.empty();
        }
    }

    /** Base64 may be broken into lines; anything else in it means that it is none. */
    private static String strictly(String text) {
        boolean base64 = text.chars()
                .allMatch(c -> "+/=".indexOf(c) >= 0
                        || Character.isWhitespace(c)
                        || (c < 128 && Character.isLetterOrDigit(c)));
        if (!base64) {
            throw new IllegalArgumentException("not base64");
        }
        return text;
    }
}
