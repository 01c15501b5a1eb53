package vn.hamrong.bench.noisy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import vn.hamrong.bench.Database;

/** A hospital's FHIR client with a key of its own, made for the run. */
public final class BenchClient {
    /** Where the hub under measurement listens. */
    public static final int PORT = 18_080;

    private static final URI HUB = URI.create("http://localhost:" + PORT);
    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final int COORDINATE = 48;

    private final String id;
    private final KeyPair keys;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(WITHIN).build();
    private volatile String token = "";

    public BenchClient(String id) {
        this.id = id;
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp384r1"));
            this.keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has P-384", e);
        }
    }

    /** What was answered. */
    public record Answer(int status, byte[] body, String location) {}

    /** The hospital's file: the client and nothing else. */
    public String hospital(String code, int partition) {
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        String jwks = """
                {"keys":[{"kty":"EC","crv":"P-384","alg":"ES384","use":"sig","kid":"%s","x":"%s","y":"%s"}]}""".formatted(
                        id,
                        coordinate(key.getW().getAffineX().toByteArray()),
                        coordinate(key.getW().getAffineY().toByteArray()));
        return """
                code: %s
                name: Bệnh viện đo tải
                partition: %d
                clients:
                  - id: %s
                    jwks: '%s'
                    scopes: [system/*.cruds]
                """.formatted(code, partition, id, jwks);
    }

    private static String coordinate(byte[] number) {
        byte[] padded = new byte[COORDINATE];
        int length = Math.min(number.length, COORDINATE);
        System.arraycopy(number, number.length - length, padded, COORDINATE - length, length);
        return base64(padded);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Good for five minutes. */
    public void signIn() throws IOException, InterruptedException {
        String form = "grant_type=client_credentials&scope=" + encoded("system/*.cruds") + "&client_assertion_type="
                + encoded("urn:ietf:params:oauth:client-assertion-type:jwt-bearer") + "&client_assertion="
                + assertion();
        HttpResponse<byte[]> answer = http.send(
                HttpRequest.newBuilder(HUB.resolve("/oauth2/token"))
                        .timeout(WITHIN)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        JsonNode said = Database.JSON.readTree(answer.body());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("no token: HTTP " + answer.statusCode());
        }
        token = said.path("access_token").asText();
    }

    private String assertion() {
        long until = Instant.now().plusSeconds(120).getEpochSecond();
        String content = base64Text("{\"alg\":\"ES384\",\"typ\":\"JWT\",\"kid\":\"" + id + "\"}") + "."
                + base64Text("{\"iss\":\"" + id + "\",\"sub\":\"" + id + "\",\"aud\":\"" + HUB
                        + "/oauth2/token\",\"exp\":" + until + ",\"jti\":\"" + UUID.randomUUID() + "\"}");
        try {
            Signature signature = Signature.getInstance("SHA384withECDSAinP1363Format");
            signature.initSign(keys.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java signs by P-384", e);
        }
    }

    private static String base64Text(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    public Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    public Answer post(String path, String json) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/fhir+json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(HUB.resolve("/fhir/" + path))
                .timeout(WITHIN)
                .header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        return new Answer(
                answer.statusCode(),
                answer.body(),
                answer.headers().firstValue("Location").orElse(""));
    }

    /** Never the key or the token. */
    @Override
    public String toString() {
        return "BenchClient[" + id + "]";
    }
}
