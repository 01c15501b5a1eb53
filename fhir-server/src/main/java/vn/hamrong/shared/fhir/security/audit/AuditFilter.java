package vn.hamrong.shared.fhir.security.audit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/** Outermost: gives every request its id and writes its audit rows before its answer leaves. No row, no answer. */
final class AuditFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(AuditFilter.class);

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
        try {
            chain.doFilter(request, gate);
        } catch (ServletException | RuntimeException failed) {
            // The last resort of this port: whatever failed is answered without a word of itself.
            note.because(failed.getClass().getSimpleName());
            LOG.error("request {} failed: {}", note.correlation(), place(failed));
            gate.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        }
        gate.finish();
    }

    /** The kind of failure and where; messages may hold a patient's data. */
    private static String place(Exception failed) {
        StackTraceElement[] frames = failed.getStackTrace();
        return failed.getClass().getName() + (frames.length == 0 ? "" : " at " + frames[0]);
    }
}
