package vn.hamrong.shared.fhir.security.oauth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * What a client assertion must say: {@code iss} and {@code sub} the client, {@code aud} our token endpoint and nothing
 * else, a {@code jti}, and an {@code exp} at most 5 minutes ahead. Clocks may differ by 60 seconds.
 *
 * <p>Source: SMART App Launch 2.2, "Client Authentication: Asymmetric"; RFC 7523.
 */
final class AssertionRules implements OAuth2TokenValidator<Jwt> {
    static final Duration SKEW = Duration.ofMinutes(1);
    private static final Duration LIFE_MAX = Duration.ofMinutes(5);
    private static final int JTI_MAX = 200;

    private final String client;
    private final String audience;
    private final Clock clock;

    AssertionRules(String client, String audience, Clock clock) {
        this.client = client;
        this.audience = audience;
        this.clock = clock;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt assertion) {
        return wrongParty(assertion)
                .or(() -> wrongTime(assertion))
                .or(() -> wrongId(assertion))
                .map(why ->
                        OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT, why, null)))
                .orElseGet(OAuth2TokenValidatorResult::success);
    }

    private Optional<String> wrongParty(Jwt assertion) {
        if (!client.equals(assertion.getClaimAsString("iss")) || !client.equals(assertion.getSubject())) {
            return Optional.of("iss and sub must be the client id");
        }
        boolean ours = List.of(audience).equals(assertion.getAudience());
        return ours ? Optional.empty() : Optional.of("aud must be the token endpoint alone");
    }

    private Optional<String> wrongTime(Jwt assertion) {
        Instant now = clock.instant();
        Instant exp = assertion.getExpiresAt();
        if (exp == null || !exp.plus(SKEW).isAfter(now)) {
            return Optional.of("exp is missing or past");
        }
        if (exp.isAfter(now.plus(LIFE_MAX).plus(SKEW))) {
            return Optional.of("exp is more than 5 minutes ahead");
        }
        return isAhead(assertion.getNotBefore(), now) || isAhead(assertion.getIssuedAt(), now)
                ? Optional.of("nbf or iat lies in the future")
                : Optional.empty();
    }

    private static boolean isAhead(@Nullable Instant claim, Instant now) {
        return claim != null && claim.isAfter(now.plus(SKEW));
    }

    private static Optional<String> wrongId(Jwt assertion) {
        String id = assertion.getId();
        boolean fine = id != null && !id.isBlank() && id.length() <= JTI_MAX;
        return fine ? Optional.empty() : Optional.of("jti must have 1 to " + JTI_MAX + " characters");
    }
}
