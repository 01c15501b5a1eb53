package vn.hamrong.shared.fhir.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import vn.hamrong.shared.FacilityCode;

/** A hospital's system with its private key. */
record HospitalSystem(String id, FacilityCode facility, JWK key, JWSAlgorithm algorithm) {
    static final String TOKEN_ENDPOINT = "https://hub.example.vn/oauth2/token";

    static HospitalSystem withRsa(String id, String facility) {
        try {
            JWK key = new RSAKeyGenerator(2048).keyID("rsa-1").generate();
            return new HospitalSystem(id, new FacilityCode(facility), key, JWSAlgorithm.RS384);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static HospitalSystem withEc(String id, String facility) {
        try {
            JWK key = new ECKeyGenerator(Curve.P_384).keyID("ec-1").generate();
            return new HospitalSystem(id, new FacilityCode(facility), key, JWSAlgorithm.ES384);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    FhirClient registered(String... scopes) {
        ClientKeys keys = ClientKeys.of(new JWKSet(key).toString(true));
        return new FhirClient(id, facility, keys, SmartScopes.of(List.of(scopes)), true);
    }

    JWTClaimsSet.Builder claims(Instant now) {
        return new JWTClaimsSet.Builder()
                .issuer(id)
                .subject(id)
                .audience(TOKEN_ENDPOINT)
                .jwtID(UUID.randomUUID().toString())
                .expirationTime(Date.from(now.plusSeconds(240)));
    }

    String assertion(Instant now) {
        return sign(claims(now));
    }

    String sign(JWTClaimsSet.Builder claims) {
        return sign(claims, algorithm, UnaryOperator.identity());
    }

    String sign(JWTClaimsSet.Builder claims, JWSAlgorithm with, UnaryOperator<JWSHeader.Builder> header) {
        try {
            JWSHeader.Builder usual =
                    new JWSHeader.Builder(with).type(JOSEObjectType.JWT).keyID(key.getKeyID());
            SignedJWT jwt = new SignedJWT(header.apply(usual).build(), claims.build());
            JWSSigner signer = new DefaultJWSSignerFactory().createJWSSigner(key, with);
            jwt.sign(signer);
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
