package vn.hamrong.shared.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

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
