package vn.hamrong.exchange.routes.portal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.exchange.hl7.ContentKeys;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.routes.HttpHead;

/**
 * Who is logged in. Tokens are random and kept in memory only, as hashes: after a restart a HIS logs in again, as it does
 * when its token has expired. Thread-safe.
 */
final class PortalSessions {
    /** A HIS that logs in before every call must not fill the memory: its oldest session goes. */
    static final int OF_ONE_HOSPITAL_MAX = 64;

    private final Duration life;
    private final Supplier<byte[]> random;
    private final Clock clock;
    private final Map<FacilityCode, Map<String, Session>> byHospital = new HashMap<>();

    /** @param random 32 unpredictable bytes at each call */
    PortalSessions(Duration life, Supplier<byte[]> random, Clock clock) {
        this.life = life;
        this.random = random;
        this.clock = clock;
    }

    /** One login; the tokens' hashes, and that of the password which every later call shows again. */
    record Session(Hospital hospital, String username, String idToken, String password, Instant expiresAt) {
        @Override
        public String toString() {
            return "Session[" + hospital.code() + "]";
        }
    }

    /** What a login gives its HIS. */
    record Tokens(String accessToken, String idToken, Instant expiresAt) {
        @Override
        public String toString() {
            return "Tokens";
        }
    }

    synchronized Tokens open(Hospital hospital, PortalAccounts.Login login) {
        Instant now = clock.instant();
        // The access token says whose it is, so that finding it needs no list of all; it is no secret.
        String access = hospital.code() + "." + HexFormat.of().formatHex(random.get());
        String id = HexFormat.of().formatHex(random.get());
        Instant end = now.plus(life);
        Map<String, Session> sessions = byHospital.computeIfAbsent(hospital.code(), code -> new LinkedHashMap<>());
        sessions.values().removeIf(session -> !session.expiresAt().isAfter(now));
        if (sessions.size() >= OF_ONE_HOSPITAL_MAX) {
            sessions.remove(sessions.keySet().iterator().next());
        }
        sessions.put(hash(access), new Session(hospital, login.username(), hash(id), hash(login.passwordMd5()), end));
        return new Tokens(access, id, end);
    }

    /**
     * By the portal's headers {@code accessToken}, {@code tokenId} and {@code passwordHash}; who sends none of them, by the
     * parameters in which the card look-up shows the same three.
     */
    Optional<Session> of(HttpHead head) {
        if (head.header("accesstoken").isEmpty()) {
            Map<String, String> query = head.query();
            return of(
                    query.getOrDefault("token", ""),
                    query.getOrDefault("id_token", ""),
                    query.getOrDefault("password", ""));
        }
        return of(head.header("accesstoken"), head.header("tokenid"), head.header("passwordhash"));
    }

    /** All three must be right. */
    synchronized Optional<Session> of(String accessToken, String idToken, String passwordMd5) {
        int dot = accessToken.indexOf('.');
        Map<String, Session> sessions =
                dot < 2 || !accessToken.substring(0, dot).matches("[0-9A-Za-z_-]{2,20}")
                        ? Map.of()
                        : byHospital.getOrDefault(new FacilityCode(accessToken.substring(0, dot)), Map.of());
        Session session = sessions.get(hash(accessToken));
        if (session == null || !session.expiresAt().isAfter(clock.instant())) {
            return Optional.empty();
        }
        // One comparison of both, so that its time tells nothing of either.
        String shown = hash(idToken) + hash(passwordMd5.toUpperCase(Locale.ROOT));
        boolean right = same(session.idToken() + session.password(), shown);
        return right ? Optional.of(session) : Optional.empty();
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    private static String hash(String token) {
        return ContentKeys.sha256(token.getBytes(StandardCharsets.UTF_8));
    }
}
