package vn.hamrong.exchange.fhir.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.hamrong.exchange.fhir.FhirText;

class FhirMessageReaderTest {
    private static final String PATIENT = """
            {"fullUrl": "urn:uuid:11111111-1111-1111-1111-111111111111", "resource": {"resourceType": "Patient",
             "identifier": [{"type": {"coding": [{"code": "MR"}]}, "value": "BN-1"}], "name": [{"text": "Lê Thị Lan"}]}}""";
    private static final String VISIT = """
            {"resource": {"resourceType": "Encounter", "status": "finished", "class": {"code": "AMB"},
             "identifier": [{"system": "urn:his:visit", "value": "V-7"}]}}""";

    /** HAPI gives a patient without an id another one at every writing. */
    private static final String SUBJECT = """
            {"resource": {"resourceType": "Encounter", "status": "finished", "class": {"code": "AMB"},
             "subject": {"reference": "urn:uuid:11111111-1111-1111-1111-111111111111"}}}""";

    @Test
    void readsWhoseItIsBeforeAnybodyUnderstandsIt() {
        FhirMessage read = read(message("m1", "b1", PATIENT, VISIT));

        assertThat(refusal(read)).isEmpty();
        assertThat(read.envelope().controlId()).isEqualTo("m1");
        assertThat(read.envelope().sendingApplication()).isEqualTo("his-1");
        assertThat(read.envelope().type()).isEqualTo("FHIR^admit");
        assertThat(read.envelope().mrn()).isEqualTo("BN-1");
        assertThat(read.envelope().visit()).contains("V-7");
    }

    @Test
    void aResendWithANewEnvelopeIsTheSameContent() {
        FhirMessage first = read(message("m1", "b1", PATIENT));
        FhirMessage again = read(message("m1", "b2", PATIENT).replace("07:00:00Z", "08:00:00Z"));
        FhirMessage equal = read(message("m1", "b1", PATIENT, SUBJECT));
        FhirMessage other = read(message("m1", "b1", PATIENT.replace("Lan", "Liên")));

        assertThat(again.contentKey()).isEqualTo(first.contentKey());
        assertThat(read(message("m1", "b1", PATIENT, SUBJECT)).contentKey()).isEqualTo(equal.contentKey());
        assertThat(other.contentKey()).isNotEqualTo(first.contentKey());
    }

    @Test
    void takesTheBundlesIdentifierWhereTheHeaderHasNoId() {
        assertThat(read(message("m1", "b1", PATIENT).replace("\"id\": \"m1\",", ""))
                        .envelope()
                        .controlId())
                .isEqualTo("b1");
    }

    @Test
    void refusesWhatIsNoMessageAndSaysWhy() {
        assertThat(refusal(read("{}"))).isEqualTo("unreadable");
        assertThat(refusal(read("<Bundle/>"))).isEqualTo("unreadable");
        assertThat(refusal(read(message("m1", "b1", PATIENT).replace("\"name\"", "\"nonsense\""))))
                .isEqualTo("unreadable");
        assertThat(refusal(read(message("m1", "b1", PATIENT).replace("\"message\"", "\"collection\""))))
                .isEqualTo("no-message");
        assertThat(refusal(read("{\"resourceType\": \"Bundle\", \"type\": \"message\", \"entry\": [" + VISIT + "]}")))
                .isEqualTo("no-header");
        assertThat(refusal(read(message("", "", PATIENT).replace("\"id\": \"\",", ""))))
                .isIn("no-control-id", "unreadable");
        assertThat(refusal(read(message("m1", "b1", PATIENT, PATIENT)))).isEqualTo("no-patient-number");
        assertThat(refusal(read(message("m1", "b1", PATIENT.replace("\"value\": \"BN-1\"", "\"system\": \"urn:x\"")))))
                .isEqualTo("no-patient-number");
        assertThat(refusal(
                        read(message("m1", "b1", Collections.nCopies(500, VISIT).toArray(String[]::new)))))
                .isEqualTo("too-many-entries");
    }

    @Test
    void F02_refusesDepthWithoutFalling() {
        String deep = "{\"resourceType\":\"Bundle\",\"type\":\"message\",\"entry\":" + "[".repeat(10_000)
                + "]".repeat(10_000) + "}";

        assertThat(refusal(read(deep))).isEqualTo("unreadable");
        assertThat(refusal(FhirMessageReader.read(new byte[] {(byte) 0xff, (byte) 0xfe}, "his-1")))
                .isEqualTo("unreadable");
    }

    /** HAPI takes a decimal from a string, and the time to read it grows with the square of its length. */
    @Test
    void F02_refusesNumbersInQuotesThatTakeHoursToRead() {
        String measured = """
                {"resource": {"resourceType": "Observation", "status": "final", "code": {"text": "%s"},
                 "valueQuantity": {"value": "%s"}}}""";
        String digits = "1".repeat(5_000);
        String codes = "\\u0031".repeat(5_000);
        String xml =
                "<Observation xmlns=\"http://hl7.org/fhir\"><valueQuantity><value value=\"%s\"/></valueQuantity></Observation>";

        for (String endless : List.of(digits, codes, "-1." + digits, digits + "e1")) {
            assertThat(refusal(read(message("m1", "b1", PATIENT, measured.formatted("x", endless)))))
                    .isEqualTo("unreadable");
        }
        for (String endless : List.of(digits, "&#49;".repeat(5_000), "&#x31;".repeat(5_000))) {
            assertThat(plain(xml.formatted(endless))).isEmpty();
        }
        assertThat(refusal(read(message("m1", "b1", PATIENT, measured.formatted(digits + " chữ", "4.10")))))
                .isEmpty();
        assertThat(plain(xml.formatted("4.10"))).isPresent();
    }

    private static Optional<String> plain(String text) {
        return FhirText.plain(text.getBytes(StandardCharsets.UTF_8));
    }

    private static FhirMessage read(String text) {
        return FhirMessageReader.read(text.getBytes(StandardCharsets.UTF_8), "his-1");
    }

    private static String refusal(FhirMessage message) {
        return message.match(read -> "", refused -> refused.refusal().code());
    }

    static String message(String id, String bundle, String... entries) {
        return """
                {"resourceType": "Bundle", "type": "message", "timestamp": "2026-11-25T07:00:00Z",
                 "identifier": {"system": "urn:his:bundle", "value": "%s"}, "entry": [
                 {"resource": {"resourceType": "MessageHeader", "id": "%s", "eventUri": "urn:his:event#admit",
                  "source": {"endpoint": "urn:his"}}}%s]}
                """.formatted(bundle, id, entries.length == 0 ? "" : ", " + String.join(", ", entries));
    }
}
