package vn.hamrong.shared.fhir.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import vn.hamrong.shared.fhir.security.audit.AuditNote;

/** A refusal as a FHIR {@code OperationOutcome}, written without HAPI: fixed words and the request id, nothing of the request. */
public final class OperationOutcomes {
    private static final String FORM = """
            {"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"%s","diagnostics":"%s (request %s)"}]}
            """;

    private OperationOutcomes() {}

    /** Writes the whole answer; {@code code} is a FHIR issue type, such as {@code forbidden}. */
    public static void write(HttpServletRequest request, HttpServletResponse response, int status, String code)
            throws IOException {
        write(request, response, status, code, "HTTP " + status);
    }

    /** The same in the hub's own words, which hold nothing that would have to be escaped in JSON. */
    public static void write(
            HttpServletRequest request, HttpServletResponse response, int status, String code, String words)
            throws IOException {
        response.setStatus(status);
        response.setContentType("application/fhir+json;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        String body = FORM.formatted(code, words, AuditNote.of(request).correlation());
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }
}
