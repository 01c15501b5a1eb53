package vn.hamrong.shared.fhir.security.oauth;

import com.nimbusds.jwt.SignedJWT;
import jakarta.servlet.http.HttpServletRequest;
import java.text.ParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;
import vn.hamrong.shared.fhir.security.FhirClient;

/**
 * Takes the client assertion from the form. SMART clients send no {@code client_id}: the assertion names the client, and
 * its signature must be that client's.
 */
final class AssertionRequests implements AuthenticationConverter {
    private static final ClientAuthenticationMethod JWT_BEARER =
            new ClientAuthenticationMethod("urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    private static final int ASSERTION_MAX = 8192;

    @Override
    public Authentication convert(HttpServletRequest request) {
        if (request.getQueryString() != null) {
            throw refusal(OAuth2ErrorCodes.INVALID_REQUEST, "parameters belong into the form, not into the URL");
        }
        if (!JWT_BEARER.getValue().equals(only(request, "client_assertion_type"))) {
            throw refusal(OAuth2ErrorCodes.INVALID_CLIENT, "client_assertion_type must be " + JWT_BEARER.getValue());
        }
        String assertion = only(request, "client_assertion");
        if (assertion == null || assertion.length() > ASSERTION_MAX) {
            throw refusal(OAuth2ErrorCodes.INVALID_CLIENT, "client_assertion is missing or too long");
        }
        return new OAuth2ClientAuthenticationToken(client(request, assertion), JWT_BEARER, assertion, Map.of());
    }

    /** The client the assertion claims to be from. Nothing is believed yet. */
    private static String client(HttpServletRequest request, String assertion) {
        String named = only(request, "client_id");
        String subject = subject(assertion);
        if (subject == null || !FhirClient.isId(subject) || (named != null && !named.equals(subject))) {
            throw refusal(OAuth2ErrorCodes.INVALID_CLIENT, "sub must be the client id");
        }
        return subject;
    }

    private static @Nullable String subject(String assertion) {
        try {
            return SignedJWT.parse(assertion).getJWTClaimsSet().getSubject();
        } catch (ParseException unreadable) {
            throw refusal(OAuth2ErrorCodes.INVALID_CLIENT, "client_assertion is not a signed JWT", unreadable);
        }
    }

    private static @Nullable String only(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        if (values != null && values.length > 1) {
            throw refusal(OAuth2ErrorCodes.INVALID_REQUEST, name + " was given more than once");
        }
        return values == null ? null : values[0];
    }

    private static OAuth2AuthenticationException refusal(String code, String why) {
        return new OAuth2AuthenticationException(new OAuth2Error(code, why, null));
    }

    private static OAuth2AuthenticationException refusal(String code, String why, Exception cause) {
        return new OAuth2AuthenticationException(new OAuth2Error(code, why, null), cause);
    }
}
