package vn.hamrong.app.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody at the hub's pages without a browser: cookies and forms by hand, no redirect followed, so that rules can be tried one by one. */
final class Visitor {
    private static final Duration WITHIN = Duration.ofSeconds(30);
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" content=\"([^\"]+)\"");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(WITHIN).build();

    final Map<String, String> cookies = new LinkedHashMap<>();

    private final URI hub;

    Visitor(RunningHub hub) {
        this.hub = hub.url();
    }

    /** Signed in with one click, in the demo. */
    static Visitor as(String login, RunningHub hub) {
        Visitor visitor = new Visitor(hub);
        Reply reply = visitor.post("/login/demo", Map.of("person", login));
        if (reply.status() != 302) {
            throw new IllegalStateException(login + " is not let in: " + reply.status());
        }
        return visitor;
    }

    /** What the hub answered. */
    record Reply(int status, String body, HttpResponse<String> whole) {
        String header(String name) {
            return whole.headers().firstValue(name).orElse("");
        }

        String location() {
            return header("Location");
        }
    }

    Reply get(String path, String... headers) {
        return send("GET", path, HttpRequest.BodyPublishers.noBody(), headers);
    }

    /** As a form of a page would: with the token of a page of this visitor. */
    Reply post(String path, Map<String, ?> form) {
        Map<String, Object> whole = new LinkedHashMap<>(form);
        whole.put("_csrf", token());
        return postBare(path, whole);
    }

    /** Without any token. */
    Reply postBare(String path, Map<String, ?> form, String... headers) {
        List<String> all = new ArrayList<>(List.of("Content-Type", "application/x-www-form-urlencoded"));
        all.addAll(List.of(headers));
        return send("POST", path, HttpRequest.BodyPublishers.ofString(encoded(form)), all.toArray(String[]::new));
    }

    Reply send(String method, String path, HttpRequest.BodyPublisher body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(hub.resolve(path)).timeout(WITHIN).method(method, body);
        cookies.forEach((name, value) -> request.header("Cookie", name + "=" + value));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return new Reply(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** The token against forged posts that a page gives this visitor. */
    String token() {
        Matcher found = TOKEN.matcher(get("/login").body());
        if (!found.find()) {
            throw new IllegalStateException("the login page has no token");
        }
        return found.group(1);
    }

    private void keep(String cookie) {
        String[] parts = cookie.split(";", 2)[0].split("=", 2);
        if (parts.length == 2 && !parts[1].isEmpty()) {
            cookies.put(parts[0], parts[1]);
        }
    }

    private static String encoded(Map<String, ?> form) {
        StringBuilder text = new StringBuilder();
        form.forEach((name, value) -> {
            for (Object one : value instanceof Iterable<?> many ? many : List.of(value)) {
                text.append(text.isEmpty() ? "" : "&")
                        .append(name)
                        .append('=')
                        .append(URLEncoder.encode(String.valueOf(one), StandardCharsets.UTF_8));
            }
        });
        return text.toString();
    }
}
