package vn.hamrong.shared.fhir.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.text.ParseException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A client's public keys, read from its hospital's file; never fetched from anywhere. RSA keys of 2048 bits or more sign
 * with RS384, keys on P-384 with ES384; each has a {@code kid} of its own.
 */
public final class ClientKeys {
    private static final int KEYS_MAX = 20;
    private static final int TEXT_MAX = 65_536;
    private static final int RSA_BITS_MIN = 2048;
    private static final int KID_MAX = 200;

    private final JWKSet set;

    private ClientKeys(JWKSet set) {
        this.set = set;
    }

    /**
     * Reads and checks the keys.
     *
     * @param jwks a JSON Web Key Set (RFC 7517)
     * @throws IllegalArgumentException says what is wrong and with which key, by its place
     */
    public static ClientKeys of(String jwks) {
        if (jwks.length() > TEXT_MAX) {
            throw new IllegalArgumentException("a key set has at most " + TEXT_MAX + " characters");
        }
        return checked(parsed(jwks));
    }

    /** The algorithms these keys imply. */
    public Set<JWSAlgorithm> algorithms() {
        return set.getKeys().stream().map(ClientKeys::algorithmOf).collect(Collectors.toUnmodifiableSet());
    }

    /** For signature checks: in memory only. */
    public JWKSource<SecurityContext> source() {
        return new ImmutableJWKSet<>(set);
    }

    /** SHA-256 thumbprint (RFC 7638) of the key with this id. */
    public Optional<String> thumbprint(String kid) {
        return Optional.ofNullable(set.getKeyByKeyId(kid)).map(ClientKeys::thumbprintOf);
    }

    /** Whether one of the keys has this thumbprint: false once the key was removed or exchanged. */
    public boolean hold(String thumbprint) {
        return set.getKeys().stream().anyMatch(key -> thumbprintOf(key).equals(thumbprint));
    }

    private static JWKSet parsed(String jwks) {
        try {
            return JWKSet.parse(jwks);
        } catch (ParseException unreadable) {
            throw new IllegalArgumentException("not a JSON Web Key Set", unreadable);
        }
    }

    private static ClientKeys checked(JWKSet set) {
        if (set.isEmpty() || set.size() > KEYS_MAX) {
            throw new IllegalArgumentException("a key set has 1 to " + KEYS_MAX + " keys");
        }
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < set.size(); i++) {
            JWK key = set.getKeys().get(i);
            Optional<String> fault = fault(key).or(() -> ids.add(key.getKeyID()) ? Optional.empty() : TWICE);
            if (fault.isPresent()) {
                throw new IllegalArgumentException("key " + (i + 1) + ": " + fault.get());
            }
        }
        return new ClientKeys(set);
    }

    private static final Optional<String> TWICE = Optional.of("its kid is another key's too");

    private static Optional<String> fault(JWK key) {
        if (key.isPrivate()) {
            return Optional.of("is a private key; only the public part belongs here");
        }
        if (key.getKeyID() == null || key.getKeyID().length() > KID_MAX) {
            return Optional.of("needs a kid of at most " + KID_MAX + " characters");
        }
        if (key.getX509CertURL() != null || (key.getKeyUse() != null && !KeyUse.SIGNATURE.equals(key.getKeyUse()))) {
            return Optional.of("must be for signatures (use: sig) and name no URL");
        }
        return strong(key) ? Optional.empty() : Optional.of("must be RSA (2048 bits, RS384) or P-384 (ES384)");
    }

    private static boolean strong(JWK key) {
        boolean kind = key instanceof RSAKey
                ? key.size() >= RSA_BITS_MIN
                : key instanceof ECKey curve && Curve.P_384.equals(curve.getCurve());
        return kind && (key.getAlgorithm() == null || key.getAlgorithm().equals(algorithmOf(key)));
    }

    private static JWSAlgorithm algorithmOf(JWK key) {
        return key instanceof RSAKey ? JWSAlgorithm.RS384 : JWSAlgorithm.ES384;
    }

    private static String thumbprintOf(JWK key) {
        try {
            return key.computeThumbprint().toString();
        } catch (JOSEException noSha256) {
            throw new IllegalStateException("this Java has no SHA-256", noSha256);
        }
    }
}
