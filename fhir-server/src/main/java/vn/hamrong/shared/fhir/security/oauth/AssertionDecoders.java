package vn.hamrong.shared.fhir.security.oauth;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import vn.hamrong.shared.UsedAssertions;
import vn.hamrong.shared.fhir.security.FhirClient;
import vn.hamrong.shared.fhir.security.FhirClients;
import vn.hamrong.shared.fhir.security.PublicUrl;

/**
 * Judges client assertions: header first, then signature, then claims, and last whether it is used for the first time, so
 * that only the client itself can use one up.
 */
final class AssertionDecoders implements JwtDecoderFactory<RegisteredClient> {
    private final FhirClients clients;
    private final UsedAssertions used;
    private final PublicUrl url;
    private final Clock clock;

    AssertionDecoders(FhirClients clients, UsedAssertions used, PublicUrl url, Clock clock) {
        this.clients = clients;
        this.used = used;
        this.url = url;
        this.clock = clock;
    }

    @Override
    public JwtDecoder createDecoder(RegisteredClient registered) {
        FhirClient client = clients.find(registered.getClientId())
                .filter(FhirClient::enabled)
                .orElseThrow(() -> new BadJwtException("the client is not registered"));
        JwtDecoder signature = JwtProcessors.decoder(
                client.keys().source(),
                client.keys().algorithms(),
                new HashSet<>(Arrays.asList(JOSEObjectType.JWT, null)),
                rulesFor(client.id()));
        return token -> {
            refuseForeignKeys(token);
            Jwt assertion = signature.decode(token);
            useUp(client, assertion);
            return assertion;
        };
    }

    private OAuth2TokenValidator<Jwt> rulesFor(String client) {
        return new AssertionRules(client, url.tokenEndpoint(), clock);
    }

    /** A key or the address of one in the header is never used; who sends one is told so. */
    private static void refuseForeignKeys(String token) {
        JWSHeader header = header(token);
        boolean foreign = header.getJWKURL() != null
                || header.getJWK() != null
                || header.getX509CertURL() != null
                || header.getX509CertChain() != null
                || header.getCriticalParams() != null;
        if (foreign || header.getKeyID() == null) {
            throw new BadJwtException("the header must name a kid, and no jku, jwk, x5u, x5c or crit");
        }
    }

    private static JWSHeader header(String token) {
        try {
            return SignedJWT.parse(token).getHeader();
        } catch (ParseException unreadable) {
            throw new BadJwtException("not a signed JWT", unreadable);
        }
    }

    private void useUp(FhirClient client, Jwt assertion) {
        Instant until =
                Optional.ofNullable(assertion.getExpiresAt()).orElseThrow().plus(AssertionRules.SKEW);
        if (!used.firstUse(client.id(), assertion.getId(), until)) {
            throw new BadJwtException("the assertion was used before");
        }
    }
}
