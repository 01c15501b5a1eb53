package vn.hamrong.shared.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.hamrong.shared.CareRelationship;
import vn.hamrong.shared.PatientId;

/** Documents that stand in a Binary of their own, and the DocumentReference that says whose they are. */
@FhirServerContext
class BinariesTest {
    private static final byte[] PDF = "%PDF-1.7 Giấy chuyển tuyến".getBytes(StandardCharsets.UTF_8);
    private static final byte[] PAGE = "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);

    @LocalServerPort
    private int port;

    @Autowired
    private Lending lending;

    private Http http = new Http(0);

    @BeforeEach
    void connect() {
        http = new Http(port);
    }

    @Test
    void aDocumentGoesAndComesAsItselfOrAsFhir() {
        String id = Http.id(raw(Http.ONE, "application/pdf", PDF));

        HttpResponse<byte[]> itself = http.raw(Http.ONE, "Binary/" + id, "application/pdf");
        HttpResponse<byte[]> fhir = http.raw(Http.ONE, "Binary/" + id, "application/fhir+json");

        assertThat(itself.body()).isEqualTo(PDF);
        assertThat(itself.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(new String(fhir.body(), StandardCharsets.UTF_8))
                .contains("\"contentType\":\"application/pdf\"", encoded(PDF));
        String again = Http.id(http.post(Http.ONE, "Binary", binary("application/pdf", PDF)));
        assertThat(http.raw(Http.ONE, "Binary/" + again, "*/*").body()).isEqualTo(PDF);
    }

    @Test
    void F23_givesAFileToSaveAndNothingToGuess() {
        String id = Http.id(raw(Http.ONE, "text/plain; charset=utf-8", PAGE));

        HttpResponse<byte[]> page = http.raw(Http.ONE, "Binary/" + id, "text/html");

        assertThat(page.body()).isEqualTo(PAGE);
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(page.headers().firstValue("Content-Disposition").orElse("")).containsIgnoringCase("attachment");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("sandbox");
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "image/svg+xml",
                "application/javascript",
                "application/json",
                "application/octet-stream",
                "text/plain; charset=utf-7",
                "application/pdf"
            })
    void F23_takesNoBinaryThatActsOrIsNotWhatItSays(String type) {
        assertThat(raw(Http.ONE, type, PAGE).status()).isEqualTo(422);
        assertThat(http.post(Http.ONE, "Binary", binary(type, PAGE)).status()).isEqualTo(422);
        assertThat(http.post(Http.ONE, "", transaction(entry("urn:uuid:" + UUID.randomUUID(), binary(type, PAGE))))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void F23_takesNoBinaryWithoutEndOrWithoutABeginning() {
        assertThat(raw(Http.ONE, "text/plain", new byte[(10 << 20) + 1]).status())
                .isEqualTo(422);
        assertThat(raw(Http.ONE, "text/plain", new byte[(16 << 20) + 1]).status())
                .isEqualTo(413);
        assertThat(raw(Http.ONE, "text/plain", new byte[0]).status()).isIn(400, 422);
        assertThat(http.post(Http.ONE, "Binary", "{\"resourceType\":\"Binary\"}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aTransactionBringsADocumentAndItsBinaryTogether() {
        String patient = patient(Http.ONE);
        String name = "urn:uuid:" + UUID.randomUUID();

        Http.Answer stored = http.post(
                Http.ONE,
                "",
                transaction(
                        entry(name, binary("application/pdf", PDF)),
                        entry("urn:uuid:" + UUID.randomUUID(), document(patient, name, checked(PDF)))));

        assertThat(stored.status()).as(stored.body()).isEqualTo(200);
        String found = http.get(Http.ONE, "DocumentReference?patient=Patient/" + patient)
                .body();
        String url = found.replaceAll("(?s).*\"url\":\"(Binary/[^\"]+)\".*", "$1");
        assertThat(http.raw(Http.ONE, url, "application/pdf").body()).isEqualTo(PDF);
        assertThat(http.get(Http.ONE, "DocumentReference?location=" + url).body())
                .contains("\"total\":1");
    }

    @Test
    void F23_aDocumentFitsTheBinaryItLeadsToOrIsRefused() {
        String patient = patient(Http.ONE);
        String url = "Binary/" + Http.id(raw(Http.ONE, "application/pdf", PDF));

        assertThat(document(Http.ONE, patient, url, checked(PDF))).isEqualTo(201);
        assertThat(document(Http.ONE, patient, url, "")).isEqualTo(201);
        assertThat(document(Http.ONE, patient, url, ",\"size\":1")).isEqualTo(422);
        assertThat(document(Http.ONE, patient, url, ",\"hash\":\"AAAA\"")).isEqualTo(422);
        assertThat(document(Http.ONE, patient, url, ",\"contentType\":\"image/png\""))
                .isEqualTo(422);
        assertThat(document(Http.ONE, patient, url, ",\"data\":\"" + encoded(PDF) + "\""))
                .isEqualTo(422);
        assertThat(document(Http.ONE, patient, "Binary/" + UUID.randomUUID(), ""))
                .isEqualTo(422);
        assertThat(document(Http.ONE, patient, "http://127.0.0.1:1/fhir/" + url, ""))
                .isEqualTo(422);
        assertThat(document(Http.ONE, patient, "urn:uuid:" + UUID.randomUUID(), ""))
                .isEqualTo(422);
    }

    @Test
    void F26_readsNoBinaryThatIsEmptyAndNotTooManyForOneTransaction() {
        String patient = patient(Http.ONE);
        String name = "urn:uuid:" + UUID.randomUUID();
        String url = "Binary/" + Http.id(raw(Http.ONE, "application/pdf", PDF));
        String[] many = Collections.nCopies(21, entry("urn:uuid:x", document(patient, url, "")))
                .toArray(String[]::new);

        assertThat(http.post(
                                Http.ONE,
                                "",
                                transaction(
                                        entry("urn:uuid:" + UUID.randomUUID(), document(patient, name, ",\"size\":1")),
                                        entry(name, "{\"resourceType\":\"Binary\",\"contentType\":\"text/plain\"}")))
                        .status())
                .isEqualTo(422);
        assertThat(http.post(Http.ONE, "", transaction(many)).status()).isEqualTo(413);
    }

    @Test
    void F22_aBinaryIsReadByTheRightToThePatientOfItsDocument() {
        String patient = patient(Http.TWO);
        String url = "Binary/" + Http.id(raw(Http.TWO, "application/pdf", PDF));
        assertThat(document(Http.TWO, patient, url, checked(PDF))).isEqualTo(201);
        assertThat(read(Http.ONE, url)).isEqualTo(404);

        CareRelationship lent = lending.lend(Http.ONE, new PatientId(patient));
        HttpResponse<byte[]> borrowed = http.raw(Http.ONE, url, "application/pdf");
        int third = read(Http.THREE, url);
        String found = http.get(Http.ONE, "DocumentReference?patient=Patient/" + patient)
                .body();
        lending.takeBack(lent);

        assertThat(borrowed.statusCode()).isEqualTo(200);
        assertThat(borrowed.body()).isEqualTo(PDF);
        assertThat(found).contains(url);
        assertThat(third).isEqualTo(404);
        assertThat(read(Http.ONE, url)).isEqualTo(404);
        assertThat(read(Http.TWO, url)).isEqualTo(200);
    }

    @Test
    void F22_aBinaryOfTwoPatientsNeedsARightToBoth() {
        String one = patient(Http.TWO);
        String two = patient(Http.TWO);
        String url = "Binary/" + Http.id(raw(Http.TWO, "application/pdf", PDF));
        document(Http.TWO, one, url, "");
        document(Http.TWO, two, url, "");

        CareRelationship first = lending.lend(Http.ONE, new PatientId(one));
        int withOne = read(Http.ONE, url);
        CareRelationship second = lending.lend(Http.ONE, new PatientId(two));
        int withBoth = read(Http.ONE, url);
        lending.takeBack(first);
        lending.takeBack(second);

        assertThat(withOne).isEqualTo(404);
        assertThat(withBoth).isEqualTo(200);
    }

    @Test
    void F07_aBinaryThatNoDocumentLeadsToIsItsOwnersAlone() {
        String patient = patient(Http.TWO);
        String url = "Binary/" + Http.id(raw(Http.TWO, "application/pdf", PDF));
        CareRelationship lent = lending.lend(Http.ONE, new PatientId(patient));

        Http.Answer real = http.get(Http.ONE, url);
        Http.Answer unreal = http.get(Http.ONE, "Binary/" + UUID.randomUUID());
        lending.takeBack(lent);

        assertThat(real.status()).isEqualTo(404);
        assertThat(bare(real)).isEqualTo(bare(unreal));
        assertThat(read(Http.TWO, url)).isEqualTo(200);
    }

    @Test
    void F20_nobodyOpensAnothersBinaryByADocumentOfItsOwn() {
        String patient = patient(Http.ONE);
        String foreign = "Binary/" + Http.id(raw(Http.TWO, "application/pdf", PDF));

        assertThat(document(Http.ONE, patient, foreign, "")).isEqualTo(422);
        assertThat(read(Http.ONE, foreign)).isEqualTo(404);
        assertThat(raw(Http.TWO, "application/pdf", PDF, "X-Security-Context", "Patient/" + patient)
                        .status())
                .isEqualTo(422);
        assertThat(document(Http.TWO, patient(Http.TWO), foreign, "")).isEqualTo(201);
    }

    @Test
    void F13_aBinaryIsWrittenOnceAndFoundByItsIdAlone() {
        String url = "Binary/" + Http.id(raw(Http.ONE, "application/pdf", PDF));
        String changed = "{\"resourceType\":\"Binary\",\"id\":\"" + url.substring(7)
                + "\",\"contentType\":\"text/plain\",\"data\":\"AAAA\"}";

        assertThat(http.put(Http.ONE, url, changed).status()).isIn(400, 403, 405);
        assertThat(http.delete(Http.ONE, url).status()).isIn(400, 403, 405);
        assertThat(http.get(Http.ONE, "Binary?_lastUpdated=ge2020").status()).isIn(400, 403);
        assertThat(http.get(Http.ONE, url + "/_history").status()).isIn(400, 403);
        assertThat(http.post(
                                Http.ONE,
                                "",
                                transaction("{\"resource\":" + changed + ",\"request\":{\"method\":\"PUT\",\"url\":\""
                                        + url + "\"}}"))
                        .status())
                .isEqualTo(403);
        assertThat(http.raw(Http.ONE, url, "application/pdf").body()).isEqualTo(PDF);
    }

    private int read(String facility, String url) {
        return http.raw(facility, url, "application/pdf").statusCode();
    }

    private Http.Answer raw(String facility, String type, byte[] content, String... headers) {
        return http.typed(type, facility, "POST", "Binary", BodyPublishers.ofByteArray(content), headers);
    }

    private int document(String facility, String patient, String url, String more) {
        return http.post(facility, "DocumentReference", document(patient, url, more))
                .status();
    }

    private String patient(String facility) {
        return Http.id(http.post(
                facility,
                "Patient",
                "{\"resourceType\":\"Patient\",\"identifier\":[{\"system\":\"http://hamrong.vn/fhir/sid/" + facility
                        + "/mrn\",\"value\":\"" + UUID.randomUUID() + "\"}],\"name\":[{\"family\":\"Lê\"}]}"));
    }

    private static String document(String patient, String url, String more) {
        return "{\"resourceType\":\"DocumentReference\",\"status\":\"current\",\"subject\":{\"reference\":\"Patient/"
                + patient + "\"},\"content\":[{\"attachment\":{\"url\":\"" + url + "\"" + more + "}}]}";
    }

    private static String binary(String type, byte[] content) {
        return "{\"resourceType\":\"Binary\",\"contentType\":\"" + type + "\",\"data\":\"" + encoded(content) + "\"}";
    }

    private static String entry(String name, String resource) {
        String type = resource.replaceAll("(?s)^\\{\"resourceType\":\"(\\w+)\".*", "$1");
        return "{\"fullUrl\":\"" + name + "\",\"resource\":" + resource + ",\"request\":{\"method\":\"POST\",\"url\":\""
                + type + "\"}}";
    }

    private static String transaction(String... entries) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + String.join(",", entries) + "]}";
    }

    /** Size and hash of the content, as an attachment says them. */
    private static String checked(byte[] content) {
        try {
            return ",\"contentType\":\"application/pdf\",\"size\":" + content.length + ",\"hash\":\""
                    + encoded(MessageDigest.getInstance("SHA-1").digest(content)) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(byte[] content) {
        return Base64.getEncoder().encodeToString(content);
    }

    private static String bare(Http.Answer answer) {
        return answer.body().replaceAll("request \\w+", "request");
    }
}
