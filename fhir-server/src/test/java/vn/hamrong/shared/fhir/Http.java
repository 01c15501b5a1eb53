package vn.hamrong.shared.fhir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A hospital's client: it says who it is and sends FHIR JSON. */
final class Http {
    static final String ONE = "38001";
    static final String TWO = "38002";
    static final String THREE = "38003";

    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;

    Http(int port) {
        base = "http://localhost:" + port + "/fhir/";
    }

    record Answer(int status, String body, String location) {}

    Answer get(String facility, String path) {
        return send(facility, "GET", path, BodyPublishers.noBody());
    }

    Answer post(String facility, String path, String body, String... headers) {
        return send(facility, "POST", path, BodyPublishers.ofString(body), headers);
    }

    Answer put(String facility, String path, String body) {
        return send(facility, "PUT", path, BodyPublishers.ofString(body));
    }

    Answer delete(String facility, String path) {
        return send(facility, "DELETE", path, BodyPublishers.noBody());
    }

    /** A search whose parameters are in the body. */
    Answer form(String facility, String path, String form) {
        return typed("application/x-www-form-urlencoded", facility, "POST", path, BodyPublishers.ofString(form));
    }

    Answer send(String facility, String method, String path, BodyPublisher body, String... headers) {
        return typed("application/fhir+json", facility, method, path, body, headers);
    }

    Answer typed(String type, String facility, String method, String path, BodyPublisher body, String... headers) {
        String url = path.startsWith("http") ? path : base + path;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url.replace("|", "%7C")))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", type)
                .method(method, body);
        if (!facility.isEmpty()) {
            request.header("X-Test-Facility", facility);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValue("Location").orElse(""));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A read as something else than FHIR, byte for byte. */
    HttpResponse<byte[]> raw(String facility, String path, String accept) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(60))
                .header("Accept", accept)
                .header("X-Test-Facility", facility)
                .build();
        try {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The id a create answered with. */
    static String id(Answer created) {
        String path = created.location().replaceAll("/_history.*", "");
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
