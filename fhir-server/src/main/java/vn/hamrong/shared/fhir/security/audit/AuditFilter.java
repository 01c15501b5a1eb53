package vn.hamrong.shared.fhir.security.audit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Outermost: gives every request its id and writes its audit rows before its answer leaves. No row, no answer. */
final class AuditFilter extends OncePerRequestFilter {
    private final AuditRows rows;

    AuditFilter(AuditRows rows) {
        this.rows = rows;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        AuditNote note = AuditNote.begin(request, RequestId.of(request.getHeader(RequestId.HEADER)));
        AnswerGate gate =
                new AnswerGate(response, note.correlation(), status -> rows.commit(note, Surface.of(request), status));
        chain.doFilter(request, gate);
        gate.finish();
    }
}
