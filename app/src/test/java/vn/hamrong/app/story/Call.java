package vn.hamrong.app.story;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * One request to the FHIR server.
 *
 * @param path below {@code /fhir/}, with its query, encoded
 */
record Call(String method, String path, String body, Map<String, String> headers) {
    static Call get(String path) {
        return new Call("GET", path, "", Map.of());
    }

    static Call of(String method, String path, String body) {
        return new Call(method, path, body, Map.of("Content-Type", "application/fhir+json"));
    }

    static Call form(String path, String form) {
        return new Call("POST", path, form, Map.of("Content-Type", "application/x-www-form-urlencoded"));
    }

    Call with(String header, String value) {
        Map<String, String> more = new java.util.HashMap<>(headers);
        more.put(header, value);
        return new Call(method, path, body, Map.copyOf(more));
    }

    /** The same, asked of something else. */
    Call about(String named, String other) {
        Map<String, String> changed = new java.util.HashMap<>();
        headers.forEach((name, value) -> changed.put(name, value.replace(named, other)));
        return new Call(method, path.replace(named, other), body.replace(named, other), Map.copyOf(changed));
    }

    /** Everything it says, decoded: what stands in it the caller knows already. */
    String words() {
        return URLDecoder.decode(path, StandardCharsets.UTF_8) + "\n"
                + URLDecoder.decode(body.replace("%", "%25"), StandardCharsets.UTF_8) + "\n" + headers;
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return method + " " + URLDecoder.decode(path, StandardCharsets.UTF_8) + " " + headers + " " + body;
    }
}
