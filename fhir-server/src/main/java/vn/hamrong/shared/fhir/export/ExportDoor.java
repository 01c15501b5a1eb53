package vn.hamrong.shared.fhir.export;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.fhir.Callers;
import vn.hamrong.shared.fhir.security.OperationOutcomes;
import vn.hamrong.shared.fhir.security.Permission;
import vn.hamrong.shared.fhir.security.audit.AuditNote;

/**
 * {@code GET /fhir/$export} and what follows it, for the Department's system and nobody else. Each call, the downloads too,
 * has its audit row before the first byte.
 *
 * <p>Source: HL7 Bulk Data Access 2.0, system-level export.
 */
public final class ExportDoor extends HttpServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Where exports are, beneath {@code /fhir}. */
    public static final String EXPORTS = "/fhir/export";

    private static final int TOO_MANY = 429;

    private final transient ExportJobs jobs;

    public ExportDoor(ExportJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean get = request.getMethod().equals("GET");
        String[] path = Optional.ofNullable(request.getPathInfo()).orElse("").split("/", 4);
        response.setHeader("Cache-Control", "no-store");
        if (!isDepartment()) {
            AuditNote.of(request).because("not the Department's system");
            OperationOutcomes.write(request, response, HttpServletResponse.SC_FORBIDDEN, "forbidden");
        } else if (get && request.getPathInfo() == null) {
            begin(request, response);
        } else if (get && path.length == 2) {
            tell(path[1], request, response);
        } else if (get && path.length == 3) {
            give(path[1], path[2], request, response);
        } else if (request.getMethod().equals("DELETE") && path.length == 2 && jobs.end(path[1])) {
            response.setStatus(HttpServletResponse.SC_ACCEPTED);
        } else {
            notThere(request, response);
        }
    }

    /** By its token: a client that is registered for the Department, with the right to read everything. */
    private static boolean isDepartment() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token
                && token.isAuthenticated()
                && FacilityCode.DEPARTMENT.value().equals(token.getToken().getClaimAsString("facility"))
                && Callers.scopesOf(token.getToken()).allow("*", Permission.READ);
    }

    private void begin(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String prefer = Optional.ofNullable(request.getHeader("Prefer")).orElse("");
        ExportOrder order;
        try {
            order = ExportOrder.of(request.getParameterMap());
        } catch (IllegalArgumentException notOffered) {
            refuse(String.valueOf(notOffered.getMessage()), request, response);
            return;
        }
        if (!prefer.contains("respond-async")) {
            refuse("Prefer: respond-async", request, response);
            return;
        }
        Optional<String> id = jobs.begin(order, request.getRequestURL().toString());
        if (id.isEmpty()) {
            response.setHeader("Retry-After", "120");
            OperationOutcomes.write(request, response, TOO_MANY, "throttled");
            return;
        }
        response.setStatus(HttpServletResponse.SC_ACCEPTED);
        response.setHeader("Content-Location", jobs.address(id.get()));
    }

    private static void refuse(String what, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        AuditNote.of(request).because("not offered: " + what);
        OperationOutcomes.write(
                request,
                response,
                HttpServletResponse.SC_BAD_REQUEST,
                "invalid",
                "không được hoặc thiếu / not offered, not a value, or missing: " + what);
    }

    private void tell(String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (jobs.state(id)) {
            case RUNNING -> {
                response.setStatus(HttpServletResponse.SC_ACCEPTED);
                response.setHeader("X-Progress", jobs.progress(id));
                response.setHeader("Retry-After", "10");
            }
            case DONE -> give(id, ExportJob.MANIFEST, request, response);
            case BROKEN ->
                OperationOutcomes.write(
                        request,
                        response,
                        HttpServletResponse.SC_INTERNAL_SERVER_ERROR,
                        "exception",
                        "bản xuất bị ngắt giữa chừng, hãy yêu cầu lại / the export was interrupted: ask for it again");
            case UNKNOWN -> notThere(request, response);
        }
    }

    private void give(String id, String name, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<Path> file = jobs.file(id, name);
        if (file.isEmpty()) {
            notThere(request, response);
            return;
        }
        boolean manifest = name.equals(ExportJob.MANIFEST);
        response.setContentType(manifest ? "application/json" : "application/fhir+ndjson");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(
                "Expires",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(jobs.until(id).atOffset(ZoneOffset.UTC)));
        response.setContentLengthLong(Files.size(file.get()));
        Files.copy(file.get(), response.getOutputStream());
    }

    private static void notThere(HttpServletRequest request, HttpServletResponse response) throws IOException {
        OperationOutcomes.write(request, response, HttpServletResponse.SC_NOT_FOUND, "not-found");
    }
}
