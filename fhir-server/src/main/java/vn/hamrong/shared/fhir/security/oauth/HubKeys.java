package vn.hamrong.shared.fhir.security.oauth;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The keys the hub signs its tokens with: RSA of 2048 bits or more (RS256), or P-384 (ES384). The first signs; all are
 * published and accepted, so a new key is put first and the old one stays until its last token has expired.
 */
public final class HubKeys {
    private static final int RSA_BITS_MIN = 2048;

    private final List<JWK> keys;

    /** Throws IllegalArgumentException when there is none, or one is public only, weak, or has no {@code kid}. */
    HubKeys(List<JWK> keys) {
        this.keys = List.copyOf(keys);
        if (keys.isEmpty() || !keys.stream().allMatch(HubKeys::canSign)) {
            throw new IllegalArgumentException(
                    "the hub signs with private RSA (2048 bits) or P-384 keys that have a kid");
        }
    }

    /** In memory only. */
    public JWKSource<SecurityContext> source() {
        return new ImmutableJWKSet<>(new JWKSet(keys));
    }

    JWK signingKey() {
        return keys.get(0);
    }

    Optional<JWK> byKid(String kid) {
        return keys.stream().filter(key -> key.getKeyID().equals(kid)).findFirst();
    }

    String signingKid() {
        return keys.get(0).getKeyID();
    }

    JWSAlgorithm signingAlgorithm() {
        return algorithmOf(keys.get(0));
    }

    Set<JWSAlgorithm> algorithms() {
        return keys.stream().map(HubKeys::algorithmOf).collect(Collectors.toUnmodifiableSet());
    }

    private static JWSAlgorithm algorithmOf(JWK key) {
        return key instanceof RSAKey ? JWSAlgorithm.RS256 : JWSAlgorithm.ES384;
    }

    private static boolean canSign(JWK key) {
        boolean strong = key instanceof RSAKey
                ? key.size() >= RSA_BITS_MIN
                : key instanceof ECKey curve && Curve.P_384.equals(curve.getCurve());
        return strong && key.isPrivate() && key.getKeyID() != null;
    }
}
