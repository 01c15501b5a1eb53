package vn.hamrong.shared.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.hamrong.exchange.Dialect;
import vn.hamrong.exchange.fhir.Conversion;
import vn.hamrong.exchange.fhir.Hl7ToFhir;
import vn.hamrong.exchange.fhir.Sender;
import vn.hamrong.shared.FacilityCode;

/** Documents between hospitals: kept and given back as they came, and harmless. */
@FhirServerContext
class DocumentsTest {
    private static final byte[] PDF = "%PDF-1.7 Giấy ra viện".getBytes(StandardCharsets.UTF_8);

    @LocalServerPort
    private int port;

    private Http http = new Http(0);

    @BeforeEach
    void connect() {
        http = new Http(port);
    }

    @Test
    void aDocumentIsFoundByPatientKindAndDateAndComesBackAsItWas() throws Exception {
        String patient = Http.id(http.post(Http.ONE, "Patient", patient()));
        String hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-1").digest(PDF));

        Http.Answer created = http.post(
                Http.ONE,
                "DocumentReference",
                document(patient, "application/pdf", PDF, ",\"size\":" + PDF.length + ",\"hash\":\"" + hash + "\""));
        String found = http.get(
                        Http.ONE,
                        "DocumentReference?patient=Patient/" + patient
                                + "&category=http://loinc.org|18842-5&status=current&date=ge2026-01-01")
                .body();

        assertThat(created.status()).isEqualTo(201);
        assertThat(found).contains("\"total\":1", Base64.getEncoder().encodeToString(PDF));
        assertThat(http.get(Http.TWO, "DocumentReference/" + Http.id(created)).status())
                .isEqualTo(404);
    }

    /** As a document consumer asks (IHE MHD, ITI-67), of what was never written over FHIR. */
    @Test
    void findsWhatAMessageBecameByEverythingADocumentIsAskedBy() {
        String patient = Http.id(http.post(Http.ONE, "Patient", patient()));
        http.post(Http.ONE, "DocumentReference", converted(patient));

        for (String by : List.of(
                "",
                "&status=current",
                "&type=DS",
                "&date=ge2026-11-22&date=le2026-11-23",
                "&period=ge2026-11-22",
                "&identifier=TL1",
                "&type=DS&status=current&date=2026-11-22")) {
            assertThat(http.get(Http.ONE, "DocumentReference?patient=Patient/" + patient + by)
                            .body())
                    .as(by)
                    .contains("\"total\":1", "Tóm tắt ra viện");
        }
        assertThat(http.get(Http.ONE, "DocumentReference?patient=Patient/" + patient + "&type=XX")
                        .body())
                .contains("\"total\":0");
        Http.Answer unknown = http.get(Http.ONE, "DocumentReference?author=Practitioner/x");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.body()).contains("author");
    }

    /** An MDM^T02 as the hub reads it, about this patient. */
    private static String converted(String patient) {
        String message = String.join(
                "\r",
                "MSH|^~\\&|LIS|38001|HUB|SYT|20261122081500||MDM^T02^MDM_T02|D1|P|2.5.1||||||UNICODE UTF-8",
                "PID|1||BN0001^^^38001^PI||LÊ^HOA^THỊ||19850304|F",
                "PV1|1|O|KHAM^P1||||||||||||||||VT9001",
                "TXA|1|DS^Tóm tắt ra viện|TX|20261122150000||20261122151500||||||TL1^HIS||||ra-vien.txt|AU||AV",
                "OBX|1|TX|1^Nội dung^L||Bệnh ổn định||||||F");
        Bundle bundle = Hl7ToFhir.convert(message, new Sender(new FacilityCode(Http.ONE), Dialect.PLAIN))
                .match(Conversion.Converted::bundle, refused -> {
                    throw new AssertionError(refused);
                });
        DocumentReference document = bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(DocumentReference.class::isInstance)
                .map(DocumentReference.class::cast)
                .findFirst()
                .orElseThrow();
        document.setId((String) null);
        document.setSubject(new Reference("Patient/" + patient)).getContext().setEncounter(null);
        return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(document);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "image/svg+xml", "application/javascript", "application/xhtml+xml", "", "x"})
    void F23_takesNoDocumentThatActs(String type) {
        String patient = Http.id(http.post(Http.ONE, "Patient", patient()));
        byte[] page = "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);

        assertThat(http.post(Http.ONE, "DocumentReference", document(patient, type, page, ""))
                        .status())
                .isEqualTo(422);
        assertThat(http.post(Http.ONE, "DocumentReference", document(patient, "application/pdf", page, ""))
                        .status())
                .as("a page that calls itself a PDF")
                .isEqualTo(422);
    }

    @Test
    void F23_takesNoDocumentThatIsElsewhereOrNotWhole() {
        String patient = Http.id(http.post(Http.ONE, "Patient", patient()));
        String elsewhere = document(patient, "application/pdf", PDF, ",\"url\":\"http://127.0.0.1:1/x\"");

        assertThat(http.post(Http.ONE, "DocumentReference", elsewhere).status()).isEqualTo(422);
        assertThat(http.post(Http.ONE, "DocumentReference", document(patient, "application/pdf", PDF, ",\"size\":1"))
                        .status())
                .isEqualTo(422);
        assertThat(http.post(
                                Http.ONE,
                                "DocumentReference",
                                document(patient, "application/pdf", PDF, ",\"hash\":\"AAAA\""))
                        .status())
                .isEqualTo(422);
        assertThat(http.post(
                                Http.ONE,
                                "",
                                "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":"
                                        + elsewhere
                                        + ",\"request\":{\"method\":\"POST\",\"url\":\"DocumentReference\"}}]}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void F23_takesNoDocumentWithoutEnd() {
        String patient = Http.id(http.post(Http.ONE, "Patient", patient()));

        assertThat(http.post(
                                Http.ONE,
                                "DocumentReference",
                                document(patient, "text/plain", new byte[(10 << 20) + 1], ""))
                        .status())
                .isEqualTo(422);
    }

    private static String document(String patient, String type, byte[] data, String more) {
        return "{\"resourceType\":\"DocumentReference\",\"status\":\"current\",\"date\":\"2026-11-25T07:00:00Z\","
                + "\"category\":[{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"18842-5\"}]}],"
                + "\"subject\":{\"reference\":\"Patient/" + patient + "\"},\"content\":[{\"attachment\":{"
                + (type.isEmpty() ? "" : "\"contentType\":\"" + type + "\",") + "\"data\":\""
                + Base64.getEncoder().encodeToString(data) + "\"" + more + "}}]}";
    }

    private static String patient() {
        return "{\"resourceType\":\"Patient\",\"identifier\":[{\"system\":\"http://hamrong.vn/fhir/sid/38001/mrn\","
                + "\"value\":\"" + UUID.randomUUID() + "\"}],\"name\":[{\"family\":\"Lê\"}]}";
    }
}
