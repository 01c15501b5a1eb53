package vn.hamrong.simulators.bhyt;

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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The part of a HIS that sends files to the insurer's portal (CV 1245/BHXH-CNTT): logs in, submits, looks up. Safe for
 * several threads.
 */
public final class PortalClient {
    public static final String DOSSIERS = "/api/qd130/guiHoSoXmlQD3176";
    public static final String CARD = "/api/egw/KQNhanLichSuKCB2024";
    public static final String CHECK_IN = "/api/qd130/checkInKcbQd3176";

    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(WITHIN)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final URI portal;
    private final String facility;
    private final String username;
    private final String passwordMd5;

    /** @param password in clear; the portal is shown its MD5 */
    public PortalClient(URI portal, String facility, String username, String password) {
        this.portal = portal;
        this.facility = facility;
        this.username = username;
        this.passwordMd5 = md5(password);
    }

    /** An answer in JSON. */
    public record Answer(int status, JsonNode json) {

        /** {@code maKetQua}, empty when there is none. */
        public String code() {
            return json.path("maKetQua").asText("");
        }

        /** {@code maGiaoDich}, empty when there is none. */
        public String transaction() {
            return json.path("maGiaoDich").asText("");
        }
    }

    /** What a login gave. */
    public record Token(String access, String id) {
        @Override
        public String toString() {
            return "Token";
        }
    }

    /** The MD5 of a password as the portal wants it: upper-case hexadecimal digits. */
    public static String md5(String password) {
        try {
            byte[] hash = MessageDigest.getInstance("MD5").digest(password.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().withUpperCase().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has MD5", impossible);
        }
    }

    /** The answer to a login, right or wrong. */
    public Answer login() {
        return json(request("/api/token/take")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(form(Map.of("username", username, "password", passwordMd5)))
                .build());
    }

    /**
     * Logs in.
     *
     * @throws IllegalStateException when the portal does not let us
     */
    public Token token() {
        Answer answer = login();
        JsonNode key = answer.json().path("APIKey");
        if (!answer.code().equals("200")) {
            throw new IllegalStateException("no login: HTTP " + answer.status() + ", maKetQua " + answer.code());
        }
        return new Token(key.path("access_token").asText(), key.path("id_token").asText());
    }

    /** Sends one file to {@code path}. */
    public Answer submit(String path, byte[] file, Token token) {
        return json(authorized(request(path), token)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(form(fields(path, file)))
                .build());
    }

    /** Asks about a card as the annex of CV 1923/BHXH does: JSON, the credentials in the address. */
    public Answer card(Map<String, String> question, Token token) {
        String credentials = "?token=" + token.access() + "&id_token=" + token.id() + "&username=" + username
                + "&password=" + passwordMd5;
        return json(request(CARD + credentials)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        JSON.valueToTree(question).toString()))
                .build());
    }

    /** The documented fields of a submission. */
    public Map<String, String> fields(String path, byte[] file) {
        return Map.of(
                "username",
                username,
                "loaiHoSo",
                path.contains("checkIn") ? "0" : "130",
                "maTinh",
                facility.substring(0, 2),
                "maCSKCB",
                facility,
                "fileHSBase64",
                Base64.getEncoder().encodeToString(file));
    }

    /** A look-up that answers in JSON. */
    public Answer get(String pathAndQuery, Token token) {
        return json(authorized(request(pathAndQuery), token).GET().build());
    }

    /** A look-up that answers with a file. */
    public byte[] download(String pathAndQuery, Token token) {
        return send(authorized(request(pathAndQuery), token).GET().build()).body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(portal + path)).timeout(WITHIN);
    }

    private HttpRequest.Builder authorized(HttpRequest.Builder request, Token token) {
        return request.header("accessToken", token.access())
                .header("tokenId", token.id())
                .header("passwordHash", passwordMd5);
    }

    private static HttpRequest.BodyPublisher form(Map<String, String> fields) {
        return HttpRequest.BodyPublishers.ofString(fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&")));
    }

    private Answer json(HttpRequest request) {
        HttpResponse<byte[]> response = send(request);
        try {
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
        } catch (IOException noJson) {
            throw new UncheckedIOException(noJson);
        }
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
