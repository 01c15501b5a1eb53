package vn.hamrong.app.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/** The key of one demo hospital's FHIR client. Made anew at every start. */
public record DemoKey(String client, ECKey key) {
    private static final Duration ASSERTION_LIFE = Duration.ofMinutes(2);

    /** A new one. */
    public static DemoKey of(String client) {
        try {
            return new DemoKey(
                    client,
                    new ECKeyGenerator(Curve.P_384)
                            .keyID(client)
                            .algorithm(JWSAlgorithm.ES384)
                            .generate());
        } catch (JOSEException e) {
            throw new IllegalStateException("this Java has no P-384", e);
        }
    }

    /** What the hospital's file holds. */
    public String publicKeys() {
        return new JWKSet(key.toPublicJWK()).toString();
    }

    /** What the client shows at the token endpoint (RFC 7523). */
    String assertion(String tokenEndpoint, Instant now) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(client)
                .subject(client)
                .audience(tokenEndpoint)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(ASSERTION_LIFE)))
                .build();
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES384).keyID(client).build(), claims);
        try {
            jwt.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot sign", e);
        }
        return jwt.serialize();
    }

    /** Never the private part. */
    @Override
    public String toString() {
        return "DemoKey[" + client + "]";
    }
}
