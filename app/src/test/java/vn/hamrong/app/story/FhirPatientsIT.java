package vn.hamrong.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.hamrong.app.demo.FhirVisitor;

/** What a hospital says of a patient over FHIR, at the same time as others say it. */
class FhirPatientsIT {
    private static final int AT_ONCE = 20;

    private final HttpClient http = HttpClient.newHttpClient();

    @ParameterizedTest
    @EnumSource
    void F19_twentyEqualConditionalCreatesGiveOnePatientAndNoConflict(TestDatabase database) {
        RunningHub hub = RunningHub.on(database);
        String token = new FhirVisitor(hub.url(), hub.key("38901"), Clock.systemUTC()).token();
        String number = "F19-" + UUID.randomUUID();

        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            answers.add(http.sendAsync(create(hub, token, number), HttpResponse.BodyHandlers.ofString()));
        }
        List<Integer> statuses = answers.stream()
                .map(answer -> answer.join().statusCode())
                .sorted()
                .toList();

        assertThat(statuses).doesNotContain(409).allMatch(status -> status == 200 || status == 201);
        assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
        assertThat(total(hub, token, number)).contains("\"total\": 1");
    }

    private static HttpRequest create(RunningHub hub, String token, String number) {
        String body = """
                {"resourceType": "Patient", "name": [{"text": "Lê Thị Đồng Thời"}], "birthDate": "1990-05-01",
                 "identifier": [{"system": "urn:story:mrn", "value": "%s"}]}
                """.formatted(number);
        return HttpRequest.newBuilder(URI.create(hub.url() + "/fhir/Patient"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/fhir+json")
                .header("If-None-Exist", "identifier=urn:story:mrn|" + number)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private String total(RunningHub hub, String token, String number) {
        URI uri = URI.create(
                hub.url() + "/fhir/Patient?_summary=count&_pretty=true&identifier=urn:story:mrn%7C" + number);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + token)
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
