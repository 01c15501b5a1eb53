package vn.hamrong.shared.fhir.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.hamrong.shared.fhir.security.audit.AuditNote;

/** The front door: refuses methods nobody needs and compressed bodies, and takes away headers that pretend. */
final class EdgeFilter extends OncePerRequestFilter {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!METHODS.contains(request.getMethod())) {
            refuse(request, response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "method not allowed");
        } else if (request.getHeader("Content-Encoding") != null) {
            refuse(request, response, HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE, "compressed body");
        } else if (isDisguised(request)) {
            refuse(request, response, HttpServletResponse.SC_BAD_REQUEST, "disguised path");
        } else {
            chain.doFilter(new HonestRequest(request, AuditNote.of(request).correlation()), response);
        }
    }

    /** A path that only becomes {@code /fhir} by decoding, which filters and servlets may read differently. */
    private static boolean isDisguised(HttpServletRequest request) {
        String path = request.getRequestURI();
        return request.getServletPath().equals("/fhir") && !path.equals("/fhir") && !path.startsWith("/fhir/");
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, int status, String why)
            throws IOException {
        AuditNote.of(request).because(why);
        OperationOutcomes.write(request, response, status, "not-supported");
    }
}
