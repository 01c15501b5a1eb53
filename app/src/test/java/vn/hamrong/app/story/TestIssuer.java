package vn.hamrong.app.story;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A small OpenID Connect issuer over HTTP: discovery, keys, code flow with PKCE and a client secret. It can be told to lie in
 * one ID token.
 */
final class TestIssuer {
    static final TestIssuer RUNNING = start();

    private static final String CLIENT = "hamrong-test";
    private static final String SECRET = "bí mật của riêng bài thử";

    private final HttpServer server;
    private final RSAKey key;
    private final RSAKey foreignKey;
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();

    private TestIssuer(HttpServer server) throws JOSEException {
        this.server = server;
        this.key = new RSAKeyGenerator(2048).keyID("one").generate();
        this.foreignKey = new RSAKeyGenerator(2048).keyID("one").generate();
    }

    /** What its ID token says and how it is signed. */
    record Lie(UnaryOperator<JWTClaimsSet.Builder> claims, Signature signature) {
        static final Lie NONE = new Lie(UnaryOperator.identity(), Signature.RIGHT);
    }

    enum Signature {
        RIGHT,
        FOREIGN_KEY,
        NONE
    }

    private record Grant(String user, Map<String, String> asked, Lie lie) {}

    private static TestIssuer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            TestIssuer issuer = new TestIssuer(server);
            server.createContext("/.well-known/openid-configuration", issuer::discovery);
            server.createContext("/keys", issuer::keys);
            server.createContext("/token", issuer::token);
            server.start();
            return issuer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** What tells a hub to use it. */
    List<String> settings(Path folder) throws IOException {
        Path secret = folder.resolve("client-secret");
        Files.writeString(secret, SECRET);
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        return List.of(
                "--hamrong.people.oidc.issuer=" + url(),
                "--hamrong.people.oidc.client-id=" + CLIENT,
                "--hamrong.people.oidc.client-secret-file=" + secret);
    }

    /** Somebody has signed in here as {@code user}; the code the browser carries back to the hub. */
    String code(Map<String, String> asked, String user, Lie lie) {
        String code = UUID.randomUUID().toString();
        grants.put(code, new Grant(user, asked, lie));
        return code;
    }

    private void discovery(HttpExchange exchange) throws IOException {
        answer(exchange, 200, """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
                 "jwks_uri": "%1$s/keys", "response_types_supported": ["code"], "subject_types_supported": ["public"],
                 "id_token_signing_alg_values_supported": ["RS256"],
                 "token_endpoint_auth_methods_supported": ["client_secret_basic"]}
                """.formatted(url()));
    }

    private void keys(HttpExchange exchange) throws IOException {
        answer(exchange, 200, new JWKSet(key.toPublicJWK()).toString());
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form =
                parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Grant grant = grants.remove(form.getOrDefault("code", ""));
        if (grant == null) {
            answer(exchange, 400, "{\"error\": \"invalid_grant\"}");
            return;
        }
        boolean right = isClient(exchange.getRequestHeaders().getFirst("Authorization"))
                && "S256".equals(grant.asked().get("code_challenge_method"))
                && challenge(form.getOrDefault("code_verifier", ""))
                        .equals(grant.asked().get("code_challenge"))
                && form.getOrDefault("redirect_uri", "").equals(grant.asked().get("redirect_uri"));
        if (!right) {
            answer(exchange, 400, "{\"error\": \"invalid_grant\"}");
            return;
        }
        answer(
                exchange,
                200,
                "{\"access_token\": \"of no use\", \"token_type\": \"Bearer\", \"expires_in\": 60, \"id_token\": \""
                        + idToken(grant) + "\"}");
    }

    private String idToken(Grant grant) {
        Instant now = Clock.systemUTC().instant();
        JWTClaimsSet claims = grant.lie()
                .claims()
                .apply(new JWTClaimsSet.Builder()
                        .issuer(url())
                        .subject("subject of " + grant.user())
                        .audience(CLIENT)
                        .claim("preferred_username", grant.user())
                        .claim("roles", List.of("FACILITY_ADMINISTRATOR", "DEPARTMENT"))
                        .claim("nonce", grant.asked().get("nonce"))
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(Duration.ofMinutes(2)))))
                .build();
        if (grant.lie().signature() == Signature.NONE) {
            return new PlainJWT(claims).serialize();
        }
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(), claims);
        try {
            token.sign(new RSASSASigner(grant.lie().signature() == Signature.RIGHT ? key : foreignKey));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private static boolean isClient(@Nullable String authorization) {
        String expected = URLEncoder.encode(CLIENT, StandardCharsets.UTF_8) + ":"
                + URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
        return ("Basic " + Base64.getEncoder().encodeToString(expected.getBytes(StandardCharsets.UTF_8)))
                .equals(authorization);
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of a query or a form. */
    static Map<String, String> parameters(String encoded) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : encoded.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts.length == 2 ? parts[1] : "", StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
