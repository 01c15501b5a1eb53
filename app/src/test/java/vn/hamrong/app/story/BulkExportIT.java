package vn.hamrong.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.hamrong.app.demo.FhirVisitor;

/** The Department's system takes everything out, step by step, and each step is on record. */
class BulkExportIT {
    private final HttpClient http = HttpClient.newHttpClient();

    @ParameterizedTest
    @EnumSource
    void theDepartmentExportsAndEveryStepIsOnRecord(TestDatabase database) throws Exception {
        RunningHub hub = RunningHub.on(database);
        String number = UUID.randomUUID().toString();
        FhirVisitor his = new FhirVisitor(hub.url(), hub.key("38901"), Clock.systemUTC());
        his.post("Encounter", his.token(), """
                {"resourceType": "Encounter", "status": "finished", "class": {"code": "AMB"},
                 "identifier": [{"system": "urn:story:export", "value": "%s"}]}""".formatted(number));
        String token = new FhirVisitor(hub.url(), hub.department(), Clock.systemUTC()).token("system/*.rs");

        HttpResponse<String> accepted = get(hub.url() + "/fhir/$export?_type=Encounter", token);
        String status = accepted.headers().firstValue("Content-Location").orElse("");
        await(status, token);
        HttpResponse<String> file = get(status + "/Encounter.ndjson", token);

        assertThat(accepted.statusCode()).isEqualTo(202);
        assertThat(file.body()).contains(number);
        assertThat(audited(hub, accepted)).isEqualTo(1);
        assertThat(audited(hub, file)).isEqualTo(1);
        assertThat(get(hub.url() + "/fhir/$export", his.token()).statusCode()).isEqualTo(403);
        assertThat(get(status + "/Encounter.ndjson", his.token()).statusCode()).isEqualTo(403);
        assertThat(get(hub.url() + "/fhir/Encounter", token).statusCode()).isEqualTo(403);
    }

    private void await(String status, String token) throws Exception {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (get(status, token).statusCode() == 202) {
            assertThat(Instant.now()).isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private static long audited(RunningHub hub, HttpResponse<String> answer) {
        return hub.database()
                .sql("select count(*) from hub.audit where correlation = :id and actor = :actor and outcome = 'DONE'")
                .param("id", answer.headers().firstValue("X-Request-Id").orElse(""))
                .param("actor", hub.department().client())
                .query(Long.class)
                .single();
    }

    private HttpResponse<String> get(String url, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + token)
                .header("Prefer", "respond-async")
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
