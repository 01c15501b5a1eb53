package vn.hamrong.shared.fhir.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.hamrong.shared.AuditEntry;
import vn.hamrong.shared.fhir.security.audit.AuditNote;

/** Notes for the audit which client proved itself, by assertion or by token. */
public final class ActorFilter extends OncePerRequestFilter {
    private final FhirClients clients;

    public ActorFilter(FhirClients clients) {
        this.clients = clients;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        clients.calling()
                .ifPresent(client -> AuditNote.of(request).actor(client.id(), client.facility(), AuditEntry.SYSTEM));
        chain.doFilter(request, response);
    }
}
