package vn.hamrong.exchange.routes.relay;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import vn.hamrong.exchange.InsurerAccess;
import vn.hamrong.shared.outgoing.Answer;
import vn.hamrong.shared.outgoing.Call;
import vn.hamrong.shared.outgoing.Partner;

/**
 * The hospitals' logins at the portal, kept as long as they are good. An account that the portal refuses is not tried
 * again for a while: it would be locked. Thread-safe.
 */
final class PortalTokens {
    private static final Duration LIFE_UNLESS_TOLD = Duration.ofMinutes(10);
    private static final Duration LIFE_MAX = Duration.ofHours(1);
    private static final Duration MARGIN = Duration.ofSeconds(30);
    private static final Duration REST_AFTER_REFUSAL = Duration.ofMinutes(5);

    private final Partner portal;
    private final Clock clock;
    private final Map<String, Login> logins = new ConcurrentHashMap<>();

    /** @param token empty when the portal refused the account */
    private record Login(Optional<Token> token, Instant until) {}

    /** What every call shows. */
    record Token(String access, String id) {
        @Override
        public String toString() {
            return "Token";
        }
    }

    /** A login, or why there is none. */
    record Try(Optional<Token> token, String reason, Optional<Instant> notBefore) {}

    PortalTokens(Partner portal, Clock clock) {
        this.portal = portal;
        this.clock = clock;
    }

    Try of(InsurerAccess.Relay account) {
        Login known = logins.get(account.username());
        if (known == null || !known.until().isAfter(clock.instant())) {
            return login(account);
        }
        return known.token().isPresent() ? new Try(known.token(), "", Optional.empty()) : refused(known.until());
    }

    /** The portal does not take this login any more. */
    void forget(InsurerAccess.Relay account) {
        logins.remove(account.username());
    }

    private Try login(InsurerAccess.Relay account) {
        Map<String, String> form = new TreeMap<>();
        form.put("username", account.username());
        form.put("password", account.passwordMd5());
        Call call = Call.post(
                "api/token/take",
                "application/x-www-form-urlencoded",
                Form.of(form).getBytes(StandardCharsets.US_ASCII));
        return portal.ask(call)
                .match(
                        said -> answered(account, said),
                        silent -> new Try(Optional.empty(), silent.reason(), Optional.empty()));
    }

    private Try answered(InsurerAccess.Relay account, Answer.Said said) {
        Optional<PortalAnswer> answer = PortalAnswer.of(said);
        if (answer.isEmpty()) {
            return new Try(
                    Optional.empty(),
                    "the insurer's portal answered " + said.status() + " and no JSON",
                    Optional.empty());
        }
        if (!answer.get().isOk()) {
            Instant until = clock.instant().plus(REST_AFTER_REFUSAL);
            logins.put(account.username(), new Login(Optional.empty(), until));
            return refused(until);
        }
        JsonNode key = answer.get().json().path("APIKey");
        Token token = new Token(
                key.path("access_token").asText(), key.path("id_token").asText());
        logins.put(
                account.username(),
                new Login(Optional.of(token), end(key.path("expires_in").asText())));
        return new Try(Optional.of(token), "", Optional.empty());
    }

    private static Try refused(Instant until) {
        return new Try(
                Optional.empty(),
                "the insurer's portal refuses the hospital's account: check its password file",
                Optional.of(until));
    }

    /** Told in UTC; what cannot be read, or is far away, is not believed. */
    private Instant end(String expires) {
        Instant now = clock.instant();
        try {
            Instant told = Instant.parse(expires).minus(MARGIN);
            return told.isBefore(now.plus(LIFE_MAX)) ? told : now.plus(LIFE_MAX);
        } catch (DateTimeException unreadable) {
            return now.plus(LIFE_UNLESS_TOLD);
        }
    }
}
