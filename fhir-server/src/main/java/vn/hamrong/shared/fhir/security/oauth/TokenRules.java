package vn.hamrong.shared.fhir.security.oauth;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import vn.hamrong.shared.fhir.security.FhirClient;
import vn.hamrong.shared.fhir.security.FhirClients;
import vn.hamrong.shared.fhir.security.PublicUrl;
import vn.hamrong.shared.fhir.security.SmartScopes;

/**
 * Whether an access token still holds: it is ours, for us and not expired, and its client is still configured, enabled,
 * of the same facility, with the same key and with at least these scopes. So what is taken away is gone at the next request.
 */
final class TokenRules implements OAuth2TokenValidator<Jwt> {
    private final FhirClients clients;
    private final PublicUrl url;
    private final Clock clock;

    TokenRules(FhirClients clients, PublicUrl url, Clock clock) {
        this.clients = clients;
        this.url = url;
        this.clock = clock;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        return isOurs(token) && isFresh(token) && isStillGranted(token)
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(
                        new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, "the token does not hold", null));
    }

    private boolean isOurs(Jwt token) {
        return url.issuer().equals(token.getClaimAsString("iss"))
                && List.of(url.fhirBase()).equals(token.getAudience());
    }

    private boolean isFresh(Jwt token) {
        Instant now = clock.instant();
        Instant end = token.getExpiresAt();
        Instant start = token.getNotBefore();
        return end != null && end.isAfter(now) && start != null && !start.isAfter(now.plus(AssertionRules.SKEW));
    }

    private boolean isStillGranted(Jwt token) {
        String scope = token.getClaimAsString(AccessTokens.SCOPE);
        return scope != null
                && Optional.ofNullable(token.getClaimAsString(AccessTokens.CLIENT))
                        .flatMap(clients::find)
                        .filter(FhirClient::enabled)
                        .filter(client -> client.id().equals(token.getSubject()))
                        .filter(client ->
                                client.facility().value().equals(token.getClaimAsString(AccessTokens.FACILITY)))
                        .filter(client ->
                                client.keys().hold(String.valueOf(token.getClaimAsString(AccessTokens.CLIENT_KEY))))
                        .filter(client -> client.scopes().cover(SmartScopes.of(Arrays.asList(scope.split(" ", -1)))))
                        .isPresent();
    }
}
