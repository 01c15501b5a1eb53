package vn.hamrong.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;

/** A hospital's FHIR client, over HTTP like any other: asks for a token, then reads. */
public final class FhirVisitor {
    private static final Duration WITHIN = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(WITHIN).build();
    private final URI hub;
    private final DemoKey key;
    private final Clock clock;

    public FhirVisitor(URI hub, DemoKey key, Clock clock) {
        this.hub = hub;
        this.key = key;
        this.clock = clock;
    }

    /** What the server answered. */
    public record Answer(int status, JsonNode body) {}

    /** A token for everything the client may do, good for five minutes at most. */
    public String token() {
        return token("system/*.cruds");
    }

    /** A token for this much. */
    public String token(String scope) {
        String endpoint = hub + "/oauth2/token";
        String form = "grant_type=client_credentials&scope=" + encoded(scope)
                + "&client_assertion_type=" + encoded("urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                + "&client_assertion=" + key.assertion(endpoint, clock.instant());
        HttpRequest request = HttpRequest.newBuilder(URI.create(endpoint))
                .timeout(WITHIN)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        Answer answer = send(request);
        if (answer.status() != 200) {
            throw new IllegalStateException("no token: HTTP " + answer.status());
        }
        return answer.body().get("access_token").asText();
    }

    /** GETs {@code path} below /fhir as itself. */
    public Answer get(String path, String token) {
        return send(request(path).header("Authorization", "Bearer " + token).build());
    }

    /** POSTs FHIR JSON to {@code path} below /fhir as itself. */
    public Answer post(String path, String token, String body) {
        return send(HttpRequest.newBuilder(URI.create(hub + "/fhir/" + path))
                .timeout(WITHIN)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/fhir+json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** GETs {@code path} below /fhir as nobody. */
    public Answer getAnonymously(String path) {
        return send(request(path).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(hub + "/fhir/" + path))
                .timeout(WITHIN)
                .GET();
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            byte[] body = response.body();
            return new Answer(response.statusCode(), body.length == 0 ? JSON.nullNode() : JSON.readTree(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
