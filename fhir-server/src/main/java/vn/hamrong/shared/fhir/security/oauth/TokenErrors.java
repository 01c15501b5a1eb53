package vn.hamrong.shared.fhir.security.oauth;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import vn.hamrong.shared.fhir.security.audit.AuditNote;

/** The token endpoint's refusals (RFC 6749, 5.2): the code alone. Why exactly stands in the audit. */
final class TokenErrors implements AuthenticationFailureHandler {

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        String code = exception instanceof OAuth2AuthenticationException refusal
                ? refusal.getError().getErrorCode()
                : OAuth2ErrorCodes.INVALID_CLIENT;
        AuditNote.of(request).because(why(code, exception));
        response.setStatus(
                OAuth2ErrorCodes.INVALID_CLIENT.equals(code)
                        ? HttpServletResponse.SC_UNAUTHORIZED
                        : HttpServletResponse.SC_BAD_REQUEST);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("application/json");
        response.getWriter().write("{\"error\":\"" + code + "\"}");
    }

    /** The deepest message of ours; Spring's own only name parameters. */
    private static String why(String code, AuthenticationException exception) {
        Throwable cause = exception.getCause();
        String detail = cause == null ? exception.getMessage() : cause.getMessage();
        return detail == null ? code : code + ": " + detail;
    }
}
