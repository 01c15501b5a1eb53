package vn.hamrong.shared.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.hamrong.shared.fhir.export.ExportJobs;

/** Everything, for the Department and for nobody else. */
@FhirServerContext
class ExportTest {
    private static final String DEPARTMENT = "SYT";
    private static final String ALL = "system/*.rs";

    @LocalServerPort
    private int port;

    @Autowired
    private ExportJobs.Place place;

    private Http http = new Http(0);

    @BeforeEach
    void connect() {
        http = new Http(port);
    }

    @Test
    void theDepartmentGetsEveryHospitalsResourcesInFilesThatOnlyTheHubCanRead() throws Exception {
        String number = UUID.randomUUID().toString();
        for (String hospital : List.of(Http.ONE, Http.TWO)) {
            http.post(hospital, "Encounter", visit(number));
        }

        HttpResponse<String> accepted = export("?_type=Encounter", DEPARTMENT, ALL);
        String status = accepted.headers().firstValue("Content-Location").orElse("");
        HttpResponse<String> done = finished(status);
        HttpResponse<String> file = get(status + "/Encounter.ndjson", DEPARTMENT, ALL);

        assertThat(accepted.statusCode()).isEqualTo(202);
        assertThat(done.body()).contains("\"requiresAccessToken\":true", status + "/Encounter.ndjson");
        assertThat(done.headers().firstValue("Expires")).isPresent();
        assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith("application/fhir+ndjson");
        assertThat(file.body().lines().filter(line -> line.contains(number))).hasSize(2);
        assertThat(file.body().lines()).allMatch(line -> line.startsWith("{\"resourceType\":\"Encounter\""));
        assertThat(rights(status)).containsOnly("rw-------");
    }

    @Test
    void theNextExportHasAgainWhatMayStillHaveBeenUnderWay() throws Exception {
        String number = UUID.randomUUID().toString();
        http.post(Http.ONE, "Encounter", visit(number));

        Matcher first = Pattern.compile("\"transactionTime\":\"([^\"]+)\"")
                .matcher(finished(location("?_type=Encounter")).body());
        assertThat(first.find()).isTrue();
        String next = location("?_type=Encounter&_since=" + first.group(1));
        finished(next);

        assertThat(get(next + "/Encounter.ndjson", DEPARTMENT, ALL).body()).contains(number);
    }

    private String location(String query) throws Exception {
        return export(query, DEPARTMENT, ALL)
                .headers()
                .firstValue("Content-Location")
                .orElse("");
    }

    @Test
    void F12_nobodyElseExportsAnything() throws Exception {
        String status = export("?_type=Schedule", DEPARTMENT, ALL)
                .headers()
                .firstValue("Content-Location")
                .orElse("");
        finished(status);

        assertThat(export("", Http.ONE, "system/*.cruds").statusCode()).isEqualTo(403);
        assertThat(export("", DEPARTMENT, "system/Encounter.rs").statusCode()).isEqualTo(403);
        assertThat(get(status, Http.ONE, "system/*.cruds").statusCode()).isEqualTo(403);
        assertThat(get(status + "/Encounter.ndjson", Http.ONE, "system/*.cruds").statusCode())
                .isEqualTo(403);
        assertThat(get(base() + "Encounter", DEPARTMENT, ALL).statusCode())
                .as("what the Department may not do: ask about somebody")
                .isEqualTo(403);
    }

    @Test
    void whatIsDeletedIsGone() throws Exception {
        String status = export("?_type=Schedule", DEPARTMENT, ALL)
                .headers()
                .firstValue("Content-Location")
                .orElse("");
        finished(status);

        int deleted = send("DELETE", status, DEPARTMENT, ALL).statusCode();

        assertThat(deleted).isEqualTo(202);
        assertThat(get(status, DEPARTMENT, ALL).statusCode()).isEqualTo(404);
        assertThat(Files.exists(folder(status))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?_type=AuditEvent",
                "?_since=yesterday",
                "?_outputFormat=text/csv",
                "?_typeFilter=x",
                "?patient=x"
            })
    void whatIsNotOfferedIsRefusedByItsName(String query) throws Exception {
        HttpResponse<String> refused = export(query, DEPARTMENT, ALL);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains(query.substring(1).split("=", 2)[0]);
    }

    /** What a killed hub leaves: a folder that says when it began, files that are not whole, and no manifest. */
    @Test
    void whatARestartInterruptedHasFailedAndIsAskedForAgain() throws Exception {
        String status = left(Instant.now());

        HttpResponse<String> told = get(status, DEPARTMENT, ALL);

        assertThat(told.statusCode()).isEqualTo(500);
        assertThat(told.body()).contains("ask for it again");
        assertThat(get(status + "/Encounter.ndjson", DEPARTMENT, ALL).statusCode())
                .isEqualTo(404);
        assertThat(send("DELETE", status, DEPARTMENT, ALL).statusCode()).isEqualTo(202);
        assertThat(Files.exists(folder(status))).isFalse();
        finished(export("?_type=Schedule", DEPARTMENT, ALL)
                .headers()
                .firstValue("Content-Location")
                .orElse(""));
    }

    @Test
    void whatWasWholeBeforeARestartIsStillThereUntilItIsTooOld() throws Exception {
        String kept = left(Instant.now());
        String old = left(Instant.now().minus(place.kept()).minusSeconds(1));
        for (String status : List.of(kept, old)) {
            Files.writeString(folder(status).resolve("manifest.json"), "{}");
        }

        assertThat(get(kept + "/Encounter.ndjson", DEPARTMENT, ALL).statusCode())
                .isEqualTo(200);
        finished(export("?_type=Schedule", DEPARTMENT, ALL)
                .headers()
                .firstValue("Content-Location")
                .orElse(""));
        assertThat(get(old, DEPARTMENT, ALL).statusCode()).isEqualTo(404);
        assertThat(Files.exists(folder(old))).isFalse();
        assertThat(get(kept, DEPARTMENT, ALL).statusCode()).isEqualTo(200);
    }

    private String left(Instant began) throws IOException {
        String status = place.address() + "/" + UUID.randomUUID();
        Files.createDirectories(folder(status));
        Files.writeString(folder(status).resolve("began"), began.toString());
        Files.writeString(folder(status).resolve("Encounter.ndjson"), "{\"resourceType\":");
        return status;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/../../hub.mv.db", "/began", "/manifest.json.part", "/..%2f..%2fhub.mv.db"})
    void leadsToNoOtherFile(String name) throws Exception {
        String status = export("?_type=Schedule", DEPARTMENT, ALL)
                .headers()
                .firstValue("Content-Location")
                .orElse("");
        finished(status);

        assertThat(get(status + name, DEPARTMENT, ALL).statusCode()).isIn(400, 403, 404);
    }

    private HttpResponse<String> finished(String status) throws Exception {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        HttpResponse<String> told = get(status, DEPARTMENT, ALL);
        while (told.statusCode() == 202) {
            assertThat(told.headers().firstValue("X-Progress").orElse("")).contains(" of about ");
            assertThat(Instant.now()).isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            told = get(status, DEPARTMENT, ALL);
        }
        assertThat(told.statusCode()).isEqualTo(200);
        return told;
    }

    private Path folder(String status) {
        return place.folder().resolve(status.substring(status.lastIndexOf('/') + 1));
    }

    private List<String> rights(String status) throws IOException {
        try (Stream<Path> files = Files.list(folder(status))) {
            return files.filter(file -> !file.endsWith("began"))
                    .map(ExportTest::rights)
                    .toList();
        }
    }

    private static String rights(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> export(String query, String facility, String scope) throws Exception {
        return get(base() + "$export" + query, facility, scope);
    }

    private String base() {
        return "http://localhost:" + port + "/fhir/";
    }

    private HttpResponse<String> get(String url, String facility, String scope) throws Exception {
        return send("GET", url, facility, scope);
    }

    private HttpResponse<String> send(String method, String url, String facility, String scope) throws Exception {
        String here = url.replace("http://export.test/fhir/", base());
        HttpRequest request = HttpRequest.newBuilder(URI.create(here))
                .header("X-Test-Facility", facility)
                .header("X-Test-Scope", scope)
                .header("Prefer", "respond-async")
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private static String visit(String number) {
        return "{\"resourceType\":\"Encounter\",\"status\":\"finished\",\"class\":{\"code\":\"AMB\"},"
                + "\"identifier\":[{\"system\":\"urn:test:export\",\"value\":\"" + number + "\"}]}";
    }
}
