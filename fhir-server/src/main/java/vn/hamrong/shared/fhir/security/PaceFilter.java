package vn.hamrong.shared.fhir.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.hamrong.shared.fhir.security.audit.AuditNote;

/** Answers 429 to a client that calls more often than its {@link ClientPace} allows. */
final class PaceFilter extends OncePerRequestFilter {
    private static final int TOO_MANY = 429;

    private final FhirClients clients;
    private final ClientPace pace;

    PaceFilter(FhirClients clients, ClientPace pace) {
        this.clients = clients;
        this.pace = pace;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean tooMany =
                clients.calling().filter(client -> !pace.allows(client.id())).isPresent();
        if (tooMany) {
            AuditNote.of(request).because("too many calls");
            response.setHeader("Retry-After", "1");
            OperationOutcomes.write(
                    request,
                    response,
                    TOO_MANY,
                    "throttled",
                    "hệ thống này gọi quá nhanh, hãy gửi lại sau / this client calls too often: send this again later");
        } else {
            chain.doFilter(request, response);
        }
    }
}
