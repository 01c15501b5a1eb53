package vn.hamrong.exchange.onboarding;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.exchange.fhir.Conversion;
import vn.hamrong.exchange.fhir.Hl7ToFhir;
import vn.hamrong.exchange.fhir.Sender;
import vn.hamrong.exchange.hl7.CharacterSets;

/**
 * Reads the same messages as a hospital's file says now and as a changed file would say, and tells what would come out
 * otherwise. Nothing is stored.
 */
public final class Shadow {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REFUSED = "refused: ";

    private final FhirContext fhir = FhirContext.forR4Cached();
    private final Hospital now;
    private final Hospital then;

    /** Compares {@code now} with {@code then}, two files of one hospital. */
    public Shadow(Hospital now, Hospital then) {
        if (!now.code().equals(then.code())) {
            throw new IllegalArgumentException("a shadow run compares two files of one hospital");
        }
        this.now = now;
        this.then = then;
    }

    /**
     * A message to read again.
     *
     * @param name what the report calls it: a journal number or a file
     */
    public record Message(String name, byte[] content) {
        @Override
        public String toString() {
            return "Message[" + name + "]";
        }
    }

    /**
     * One message that would come out otherwise.
     *
     * @param places the elements that differ, as in {@code Patient.gender}, never values
     * @param before the output now, JSON, or why there is none
     * @param after the output then
     */
    public record Change(String message, List<String> places, String before, String after) {
        /** Outputs are of patients. */
        @Override
        public String toString() {
            return "Change[" + message + " " + places + "]";
        }
    }

    /** The messages that would come out otherwise, in order. */
    public List<Change> run(List<Message> messages) {
        List<Change> changes = new ArrayList<>();
        for (Message message : messages) {
            String before = output(message, now);
            String after = output(message, then);
            if (!before.equals(after)) {
                changes.add(new Change(message.name(), places(before, after), before, after));
            }
        }
        return changes;
    }

    private String output(Message message, Hospital hospital) {
        return decoded(message, hospital)
                .match(
                        text -> converted(text.text(), hospital),
                        undecodable -> REFUSED + undecodable.refusal().english());
    }

    private static CharacterSets.Decoded decoded(Message message, Hospital hospital) {
        return CharacterSets.decode(message.content(), hospital.dialect().charset());
    }

    private String converted(String text, Hospital hospital) {
        return Hl7ToFhir.convert(text, Sender.of(hospital))
                .match(
                        (Conversion.Converted converted) ->
                                fhir.newJsonParser().setPrettyPrint(true).encodeResourceToString(converted.bundle()),
                        (Conversion.Refused refused) -> REFUSED + refused.reason());
    }

    private static List<String> places(String before, String after) {
        if (before.startsWith(REFUSED) || after.startsWith(REFUSED)) {
            return List.of("the whole message");
        }
        return BundleDifference.places(read(before), read(after));
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("HAPI writes JSON", impossible);
        }
    }
}
