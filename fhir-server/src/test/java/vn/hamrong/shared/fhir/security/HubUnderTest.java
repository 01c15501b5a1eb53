package vn.hamrong.shared.fhir.security;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Talks real HTTP to the hub on its random port. The hub's clock stands still. */
record HubUnderTest(int port) {
    static final Instant NOW = Instant.parse("2026-11-22T07:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    HttpResponse<String> tokenFor(String assertion, String scope) {
        return post("/oauth2/token", form(assertion, scope));
    }

    static Map<String, String> form(String assertion, String scope) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("scope", scope);
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        form.put("client_assertion", assertion);
        return form;
    }

    HttpResponse<String> post(String path, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(to(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** A token the system is sure to get. */
    String token(HospitalSystem system, String scope) {
        HttpResponse<String> answer = tokenFor(system.assertion(NOW), scope);
        String token = field(answer, "access_token");
        if (token.isEmpty()) {
            throw new AssertionError("no token: " + answer.statusCode() + " " + answer.body());
        }
        return token;
    }

    HttpResponse<String> get(String path, String token) {
        return send(to(path).header("Authorization", "Bearer " + token));
    }

    HttpResponse<String> fhir(String method, String path, String token, String body) {
        return send(to(path).header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/fhir+json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String field(HttpResponse<String> answer, String name) {
        try {
            return JSON.readTree(answer.body()).path(name).asText();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
