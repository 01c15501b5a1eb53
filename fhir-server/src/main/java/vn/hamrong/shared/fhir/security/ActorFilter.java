package vn.hamrong.shared.fhir.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.fhir.security.audit.AuditNote;

/** Notes for the audit whom the token names, once the token has been found to hold. */
final class ActorFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken caller) {
            AuditNote.of(request)
                    .actor(
                            caller.getToken().getSubject(),
                            new FacilityCode(caller.getToken().getClaimAsString("facility")));
        }
        chain.doFilter(request, response);
    }
}
