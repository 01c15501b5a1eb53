package vn.hamrong.app.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import vn.hamrong.app.demo.FhirVisitor;

/** A hospital's FHIR client in a story: over HTTP, with a token, through every filter. */
final class StoryClient {
    private static final Duration WITHIN = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI hub;
    private final String token;

    private StoryClient(URI hub, String token) {
        this.hub = hub;
        this.token = token;
    }

    static StoryClient of(RunningHub hub, String hospital) {
        return new StoryClient(hub.url(), new FhirVisitor(hub.url(), hub.key(hospital), Clock.systemUTC()).token());
    }

    /** What the hub answered. */
    record Answer(int status, JsonNode body) {
        String text() {
            return body.toString();
        }

        int total() {
            return body.path("total").asInt(-1);
        }
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    /** An operation with these parameters: name, FHIR type of the value, value. */
    Answer post(String path, String... parameters) {
        StringBuilder json = new StringBuilder();
        for (int i = 0; i < parameters.length; i += 3) {
            json.append(i == 0 ? "" : ",")
                    .append("{\"name\":\"%s\",\"value%s\":%s}"
                            .formatted(parameters[i], parameters[i + 1], quoted(parameters, i)));
        }
        String body = "{\"resourceType\":\"Parameters\",\"parameter\":[" + json + "]}";
        return send(
                request(path).header("Content-Type", "application/fhir+json").POST(BodyPublishers.ofString(body)));
    }

    /** The whole answer, headers too. */
    HttpResponse<String> whole(Call call) {
        HttpRequest.Builder request = request(call.path());
        call.headers().forEach(request::header);
        try {
            return http.send(
                    request.method(call.method(), BodyPublishers.ofString(call.body()))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** What is written as it stands; all that comes back until the other side closes, head and body. */
    String raw(String path) {
        String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                + token + "\r\n\r\n";
        try (Socket socket = new Socket(hub.getHost(), hub.getPort())) {
            socket.setSoTimeout((int) WITHIN.toMillis());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String quoted(String[] parameters, int at) {
        String value = parameters[at + 2];
        return parameters[at + 1].equals("Boolean") ? value : "\"" + value + "\"";
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : hub + "/fhir/" + path))
                .timeout(WITHIN)
                .header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), InProcess.JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
