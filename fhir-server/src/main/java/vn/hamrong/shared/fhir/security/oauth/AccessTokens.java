package vn.hamrong.shared.fhir.security.oauth;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import vn.hamrong.shared.fhir.security.FhirClient;
import vn.hamrong.shared.fhir.security.FhirClients;
import vn.hamrong.shared.fhir.security.PublicUrl;

/**
 * What an access token says: {@code client_id} (and {@code sub}), {@code facility}, {@code scope}, {@code client_key} (the
 * thumbprint of the key the client proved itself with), for {@code aud} the FHIR base, 300 seconds.
 */
final class AccessTokens implements OAuth2TokenCustomizer<JwtEncodingContext> {
    static final String TYPE = "at+jwt";
    static final String CLIENT = "client_id";
    static final String CLIENT_KEY = "client_key";
    static final String FACILITY = "facility";
    static final String SCOPE = "scope";

    private final FhirClients clients;
    private final HubKeys keys;
    private final PublicUrl url;
    private final Clock clock;

    AccessTokens(FhirClients clients, HubKeys keys, PublicUrl url, Clock clock) {
        this.clients = clients;
        this.keys = keys;
        this.url = url;
        this.clock = clock;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        FhirClient client = clients.find(context.getRegisteredClient().getClientId())
                .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT));
        context.getJwsHeader()
                .algorithm(SignatureAlgorithm.from(keys.signingAlgorithm().getName()))
                .keyId(keys.signingKid())
                .type(TYPE);
        Instant now = clock.instant();
        context.getClaims()
                .issuedAt(now)
                .notBefore(now)
                .expiresAt(now.plus(ConfiguredClients.TOKEN_LIFE))
                .audience(List.of(url.fhirBase()))
                .claim(CLIENT, client.id())
                .claim(CLIENT_KEY, provenKey(context, client))
                .claim(FACILITY, client.facility().value())
                .claim(SCOPE, String.join(" ", context.getAuthorizedScopes()));
    }

    private static String provenKey(JwtEncodingContext context, FhirClient client) {
        return Optional.ofNullable(context.getAuthorizationGrant().getPrincipal())
                .filter(OAuth2ClientAuthenticationToken.class::isInstance)
                .map(principal -> ((OAuth2ClientAuthenticationToken) principal).getCredentials())
                .filter(Jwt.class::isInstance)
                .map(assertion -> ((Jwt) assertion).getHeaders().get("kid"))
                .flatMap(kid -> client.keys().thumbprint(kid.toString()))
                .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT));
    }
}
