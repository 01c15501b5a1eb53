package vn.hamrong.shared.routes.outgoing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import vn.hamrong.shared.outgoing.Answer;
import vn.hamrong.shared.outgoing.Call;
import vn.hamrong.shared.outgoing.Partner;

/**
 * OAuth 2.0 client credentials (RFC 6749 §4.4, the secret by HTTP Basic): one token, kept until shortly before it ends or
 * until the partner refuses it. The secret is read from its file at each login, so that it can be changed under way.
 */
public final class OAuthLogin implements Credentials {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration EARLIER = Duration.ofSeconds(30);
    private static final long LIFE_MAX_SECONDS = 3_600;
    private static final long LIFE_USUAL_SECONDS = 60;
    private static final long WAIT_MAX_SECONDS = 10;
    private static final int SECRET_MAX = 4_096;
    private static final int TOKEN_MAX = 16_384;

    private final Partner tokens;
    private final Client client;
    private final Clock clock;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile @Nullable String token;
    private Instant until = Instant.MIN;

    /** Gets tokens from {@code tokens}, whose base is the token URL. */
    public OAuthLogin(Partner tokens, Client client, Clock clock) {
        this.tokens = tokens;
        this.client = client;
        this.clock = clock;
    }

    /**
     * Who we are there.
     *
     * @param scope empty: none is asked for
     */
    public record Client(String id, Path secretFile, String scope) {}

    /** Whoever waits for another's login that does not end gives up: waiting comes before the patience of its own. */
    @Override
    public Optional<String> authorization() {
        if (!isMyTurn()) {
            throw new IllegalStateException("no login: another waits for the token server");
        }
        try {
            String known = token;
            return Optional.of("Bearer " + (known == null || !clock.instant().isBefore(until) ? login() : known));
        } finally {
            turn.unlock();
        }
    }

    private boolean isMyTurn() {
        try {
            return turn.tryLock(WAIT_MAX_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("no login: the hub stopped while it waited", stop);
        }
    }

    @Override
    public void refused() {
        token = null;
    }

    private String login() {
        String body =
                "grant_type=client_credentials" + (client.scope().isEmpty() ? "" : "&scope=" + form(client.scope()));
        String secret = Base64.getEncoder()
                .encodeToString((form(client.id()) + ":" + form(secret())).getBytes(StandardCharsets.UTF_8));
        Call call = new Call(
                "POST",
                "",
                Map.of("Content-Type", "application/x-www-form-urlencoded", "Authorization", "Basic " + secret),
                body.getBytes(StandardCharsets.UTF_8));
        return tokens.ask(call).match(this::take, silent -> {
            throw new IllegalStateException("no login: " + silent.reason());
        });
    }

    private String take(Answer.Said said) {
        JsonNode body = json(said);
        String given = body.path("access_token").asText("");
        if (said.status() != 200 || given.isEmpty() || given.length() > TOKEN_MAX || !given.matches("[!-~]+")) {
            throw new IllegalStateException("no login: the token server answered " + said.status());
        }
        long life = Math.min(body.path("expires_in").asLong(LIFE_USUAL_SECONDS), LIFE_MAX_SECONDS);
        token = given;
        until = clock.instant().plusSeconds(life).minus(EARLIER);
        return given;
    }

    private static JsonNode json(Answer.Said said) {
        try {
            return JSON.readTree(said.body());
        } catch (JsonProcessingException none) {
            return JSON.missingNode();
        } catch (IOException e) {
            throw new IllegalStateException("no login: the answer cannot be read", e);
        }
    }

    private String secret() {
        try {
            if (Files.size(client.secretFile()) > SECRET_MAX) {
                throw new IllegalStateException("no login: the secret's file is too long");
            }
            return Files.readString(client.secretFile()).strip();
        } catch (IOException e) {
            throw new IllegalStateException("no login: the secret's file cannot be read", e);
        }
    }

    private static String form(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
