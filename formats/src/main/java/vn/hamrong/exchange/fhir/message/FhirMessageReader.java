package vn.hamrong.exchange.fhir.message;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.UriType;
import vn.hamrong.exchange.Envelope;
import vn.hamrong.exchange.Refusal;
import vn.hamrong.exchange.fhir.FhirText;
import vn.hamrong.exchange.hl7.ContentKeys;

/** Reads the bytes of a FHIR message, JSON in UTF-8. Strict: an element FHIR does not know would be lost. */
public final class FhirMessageReader {
    /** What the journal's type of a FHIR message begins with. */
    public static final String TYPE = "FHIR";

    /** Most entries of one message. */
    public static final int ENTRIES_MAX = 500;

    private static final int ID_MAX = 200;
    private static final int NUMBER_MAX = 100;
    private static final int EVENT_MAX = 35;
    private static final List<String> ENVELOPE = List.of("id", "meta", "identifier", "timestamp");
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final Pattern UNUSUAL = Pattern.compile("[^A-Za-z0-9._-]");

    private final byte[] content;
    private final String client;

    private FhirMessageReader(byte[] content, String client) {
        this.content = content;
        this.client = client;
    }

    /**
     * Never throws for bad input.
     *
     * @param client which of the facility's systems sent it; message ids are its own
     */
    public static FhirMessage read(byte[] content, String client) {
        return new FhirMessageReader(content, client).read();
    }

    private FhirMessage read() {
        return FhirText.plain(content).map(this::parsed).orElseGet(this::unreadable);
    }

    private FhirMessage parsed(String text) {
        try {
            return parser().parseResource(text) instanceof Bundle bundle && bundle.getType() == BundleType.MESSAGE
                    ? message(bundle)
                    : refused("no-message", "không phải Bundle kiểu message", "not a Bundle of type message");
        } catch (DataFormatException | ClassCastException unreadable) {
            return unreadable();
        }
    }

    private FhirMessage unreadable() {
        return refused(
                "unreadable",
                "không đọc được FHIR JSON (UTF-8), hoặc có phần tử lạ",
                "no readable FHIR JSON in UTF-8, or an element FHIR does not know");
    }

    /** A resource's id is its own, not that of its place in the Bundle: the latter may change in a resend. */
    private static IParser parser() {
        return FhirContext.forR4Cached()
                .newJsonParser()
                .setOverrideResourceIdWithBundleEntryFullUrl(false)
                .setParserErrorHandler(new StrictErrorHandler());
    }

    private FhirMessage message(Bundle bundle) {
        if (!(bundle.getEntryFirstRep().getResource() instanceof MessageHeader header)) {
            return refused("no-header", "thiếu MessageHeader ở đầu", "the first entry is no MessageHeader");
        }
        if (bundle.getEntry().size() > ENTRIES_MAX) {
            return refused(
                    "too-many-entries",
                    "một thông điệp có nhiều nhất " + ENTRIES_MAX + " mục",
                    "a message has at most " + ENTRIES_MAX + " entries");
        }
        String id = id(bundle, header);
        if (id.isEmpty() || id.length() > ID_MAX) {
            return refused(
                    "no-control-id",
                    "thiếu mã thông điệp (MessageHeader.id hoặc Bundle.identifier), dài nhất " + ID_MAX + " ký tự",
                    "no id of the message (MessageHeader.id or Bundle.identifier) of at most " + ID_MAX
                            + " characters");
        }
        return about(bundle, header, id);
    }

    private FhirMessage about(Bundle bundle, MessageHeader header, String id) {
        List<Patient> patients = all(bundle, Patient.class);
        Optional<String> mrn = patients.size() == 1 ? OwnNumbers.of(patients.get(0)) : Optional.of("");
        if (patients.size() > 1 || mrn.isEmpty()) {
            return refused(
                    "no-patient-number",
                    "một thông điệp nói về một người bệnh, có số hồ sơ của bệnh viện",
                    "a message is about one patient, who has a number of the hospital's");
        }
        return new FhirMessage.Read(envelope(header, id, mrn.get(), bundle), contentKey(), bundle);
    }

    private FhirMessage refused(String code, String vietnamese, String english) {
        Envelope nothing = new Envelope(client, "", "", TYPE, "", Optional.empty(), Optional.empty());
        return new FhirMessage.Refused(
                nothing, ContentKeys.sha256(content), new Refusal(code, "", "", vietnamese, english));
    }

    /** What stays the same when it is sent again. */
    private static String id(Bundle bundle, MessageHeader header) {
        if (header.getIdElement().hasIdPart()) {
            return header.getIdElement().getIdPart();
        }
        return bundle.hasIdentifier() && bundle.getIdentifier().hasValue()
                ? bundle.getIdentifier().getValue()
                : "";
    }

    private Envelope envelope(MessageHeader header, String id, String mrn, Bundle bundle) {
        Optional<String> visit = all(bundle, Encounter.class).stream()
                .flatMap(one -> one.getIdentifier().stream())
                .filter(Identifier::hasValue)
                .map(Identifier::getValue)
                .filter(number -> number.length() <= NUMBER_MAX)
                .findFirst();
        return new Envelope(client, "", id, TYPE + "^" + event(header), mrn, Optional.empty(), visit);
    }

    private static String event(MessageHeader header) {
        String event = header.getEvent() instanceof UriType uri
                ? String.valueOf(uri.getValue()).replaceAll(".*[/#:]", "")
                : header.hasEventCoding()
                        ? String.valueOf(header.getEventCoding().getCode())
                        : "";
        String usual = UNUSUAL.matcher(event).replaceAll("");
        return usual.substring(0, Math.min(usual.length(), EVENT_MAX));
    }

    /** Without the envelope that a resend renews: the Bundle's id, meta, identifier and time. */
    private String contentKey() {
        try {
            JsonNode whole = JSON.readTree(content);
            if (whole instanceof ObjectNode bundle) {
                bundle.remove(ENVELOPE);
            }
            return ContentKeys.sha256(JSON.writeValueAsBytes(whole));
        } catch (IOException readBefore) {
            throw new UncheckedIOException(readBefore);
        }
    }

    private static <T extends Resource> List<T> all(Bundle bundle, Class<T> type) {
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
