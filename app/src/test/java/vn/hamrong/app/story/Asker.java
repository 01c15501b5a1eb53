package vn.hamrong.app.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Somebody who asks the hub over real HTTP, with what proves who it is.
 *
 * @param name as in a column of the matrix
 * @param headers its proof: a session's cookies, a token, an insurer's login
 * @param form what its forms carry besides their fields: the token against forged posts
 */
record Asker(String name, Map<String, String> headers, Map<String, String> form) {
    private static final Duration WITHIN = Duration.ofSeconds(30);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(WITHIN)
            .build();
    private static final String FORM = "application/x-www-form-urlencoded";

    /** What the hub answered; a redirect's place is empty for others. */
    record Answer(int status, String body, String location) {
        /** Without what the caller said itself, and a page says back. */
        Answer without(String said) {
            return said.length() > 1 ? new Answer(status, body.replace(said, ""), location) : this;
        }
    }

    /** With a token of the FHIR server besides, or instead. */
    Asker with(String proof, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(headers);
        all.putAll(more);
        return new Asker(proof, all, form);
    }

    Answer get(URI address) {
        return send("GET", address, "", "");
    }

    /** As a form of a page would. */
    Answer form(String method, URI address, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        all.putAll(form);
        return send(method, address, FORM, encoded(all));
    }

    Answer send(String method, URI address, String type, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(WITHIN);
        headers.forEach(request::header);
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        request.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(),
                    answer.body(),
                    answer.headers().firstValue("Location").orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Without the proof. */
    @Override
    public String toString() {
        return name;
    }
}
