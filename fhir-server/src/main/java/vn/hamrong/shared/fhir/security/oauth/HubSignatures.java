package vn.hamrong.shared.fhir.security.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.util.Optional;
import vn.hamrong.shared.Signatures;

/**
 * The hub's key on short texts, as compact JWS (RFC 7515). Their type is none of a token's, and their text is no claims: one
 * cannot pass for the other.
 */
public final class HubSignatures implements Signatures {
    private static final JOSEObjectType TYPE = new JOSEObjectType("hamrong-text");
    private static final int LINE_MAX = 2000;

    private final HubKeys keys;

    public HubSignatures(HubKeys keys) {
        this.keys = keys;
    }

    @Override
    public String sign(String text) {
        JWSHeader header = new JWSHeader.Builder(keys.signingAlgorithm())
                .keyID(keys.signingKid())
                .type(TYPE)
                .build();
        JWSObject line = new JWSObject(header, new Payload(text));
        try {
            line.sign(new DefaultJWSSignerFactory().createJWSSigner(keys.signingKey(), keys.signingAlgorithm()));
        } catch (JOSEException e) {
            throw new IllegalStateException("the hub's own key does not sign", e);
        }
        return line.serialize();
    }

    @Override
    public Optional<String> signedText(String line) {
        if (line.length() > LINE_MAX) {
            return Optional.empty();
        }
        try {
            JWSObject signed = JWSObject.parse(line);
            Optional<JWK> key = keys.byKid(String.valueOf(signed.getHeader().getKeyID()));
            boolean ours =
                    TYPE.equals(signed.getHeader().getType()) && key.isPresent() && signed.verify(verifier(key.get()));
            return ours ? Optional.of(signed.getPayload().toString()) : Optional.empty();
        } catch (ParseException | JOSEException unreadable) {
            return Optional.empty();
        }
    }

    private static JWSVerifier verifier(JWK key) throws JOSEException {
        return key instanceof RSAKey rsa ? new RSASSAVerifier(rsa) : new ECDSAVerifier(key.toECKey());
    }
}
