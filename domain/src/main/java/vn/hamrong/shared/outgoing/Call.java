package vn.hamrong.shared.outgoing;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * What is asked of a {@link Partner}.
 *
 * @param method GET, POST, PUT or DELETE
 * @param path beneath the partner's base, as in {@code Patient?identifier=x}, already URL encoded; empty: the base itself
 * @param headers beside those that every call has; {@code Host} and the like cannot be set
 * @param body at most {@value #BODY_MAX} bytes; may hold patient data, so it is never logged
 */
public record Call(String method, String path, Map<String, String> headers, byte[] body) {
    private static final Pattern METHOD = Pattern.compile("GET|POST|PUT|DELETE");
    /** 16 MB: an insurer's file of 10 MB in base64, percent-encoded. */
    public static final int BODY_MAX = 16 * 1024 * 1024;

    /** No scheme, no host, no way up, no fragment: what comes from data cannot lead elsewhere. */
    private static final Pattern PATH =
            Pattern.compile("(?![/\\\\])(?!.*\\.\\.)[A-Za-z0-9._~$%/+@,;=&?:*!'()|-]{0,2000}");

    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*:.*");

    public Call {
        headers = Map.copyOf(headers);
        if (!METHOD.matcher(method).matches()) {
            throw new IllegalArgumentException("a call is a GET, POST, PUT or DELETE");
        }
        if (!PATH.matcher(path).matches() || SCHEME.matcher(path).matches()) {
            throw new IllegalArgumentException("a path is relative, without .., URL encoded, up to 2,000 characters");
        }
        if (body.length > BODY_MAX) {
            throw new IllegalArgumentException("a body has at most 16 MB, got " + body.length + " bytes");
        }
    }

    /** A GET. */
    public static Call get(String path, Map<String, String> headers) {
        return new Call("GET", path, headers, new byte[0]);
    }

    /** A POST of one content type. */
    public static Call post(String path, String contentType, byte[] body) {
        return new Call("POST", path, Map.of("Content-Type", contentType), body);
    }

    /** The path may hold an identity, so it is left out. */
    @Override
    public String toString() {
        return "Call[" + method + ", " + body.length + " bytes]";
    }
}
