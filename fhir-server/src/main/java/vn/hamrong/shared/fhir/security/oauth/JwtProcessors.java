package vn.hamrong.shared.fhir.security.oauth;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Decoders that know their keys beforehand: nothing a token's header says makes them look elsewhere. */
final class JwtProcessors {

    private JwtProcessors() {}

    /** {@code types} are the accepted values of {@code typ}; null stands for its absence. */
    static JwtDecoder decoder(
            JWKSource<SecurityContext> keys,
            Set<JWSAlgorithm> algorithms,
            Set<@Nullable JOSEObjectType> types,
            OAuth2TokenValidator<Jwt> rules) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(types));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithms, keys));
        processor.setJWTClaimsSetVerifier((claims, context) -> {
            // Judged by the rules below, which have a clock of ours.
        });
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setClaimSetConverter(JwtProcessors::asWritten);
        decoder.setJwtValidator(rules);
        return decoder;
    }

    /** The claims as the sender wrote them, times as instants. Spring's own converter invents an {@code iat}. */
    private static Map<String, Object> asWritten(Map<String, Object> claims) {
        Map<String, Object> converted = new HashMap<>(claims);
        converted.replaceAll((name, value) -> value instanceof Date time ? time.toInstant() : value);
        return converted;
    }
}
