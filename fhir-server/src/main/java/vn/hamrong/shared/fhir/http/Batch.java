package vn.hamrong.shared.fhir.http;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;

/**
 * Runs a batch: each entry is a call of its own through the whole server, so that every guard judges it like a single call,
 * and no outcome changes another's.
 */
public final class Batch {
    private static final Pattern PATH = Pattern.compile(
            "/?[A-Z][A-Za-z]{1,63}(/[A-Za-z0-9.-]{1,64}(/_history(/[A-Za-z0-9.-]{1,64})?)?)?(\\?.{0,4000})?");
    private static final int FULL = HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;

    private final FhirContext context;
    private final int longest;
    private volatile EntryAudit audit = EntryAudit.NONE;

    /** Answers of all entries together have about {@code longest} bytes; entries that find no room are not run. */
    public Batch(FhirContext context, int longest) {
        this.context = context;
        this.longest = longest;
    }

    /** From now on each entry is told to the audit. */
    public void tell(EntryAudit entries) {
        audit = entries;
    }

    Bundle process(Bundle batch, ServletRequestDetails request) {
        Bundle answer = new Bundle().setType(BundleType.BATCHRESPONSE);
        int written = 0;
        for (BundleEntryComponent entry : batch.getEntry()) {
            EntryResponse response = written > longest ? refused(FULL, request) : run(entry, request);
            written += response.content().length;
            add(answer.addEntry(), response);
        }
        return answer;
    }

    private EntryResponse run(BundleEntryComponent entry, ServletRequestDetails request) {
        EntryRequest inner = EntryRequest.of(entry, request.getServletRequest(), context);
        EntryResponse response = new EntryResponse(request.getServletResponse());
        audit.begin(inner);
        if (offered(entry)) {
            serve(request.getServer(), inner, response);
        } else {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        }
        boolean recorded = audit.commit(inner, response.getStatus());
        return recorded ? response : refused(HttpServletResponse.SC_SERVICE_UNAVAILABLE, request);
    }

    /** A type, a resource or a search; no operation, no other server, no Bundle within. */
    private static boolean offered(BundleEntryComponent entry) {
        HTTPVerb verb = entry.getRequest().getMethod();
        return verb != null
                && verb != HTTPVerb.NULL
                && PATH.matcher(String.valueOf(entry.getRequest().getUrl())).matches();
    }

    private static void serve(RestfulServer server, EntryRequest request, EntryResponse response) {
        try {
            server.service(request, response);
        } catch (ServletException | IOException e) {
            throw new InternalErrorException("an entry could not be answered", e);
        }
    }

    private static EntryResponse refused(int status, ServletRequestDetails request) {
        EntryResponse response = new EntryResponse(request.getServletResponse());
        response.setStatus(status);
        return response;
    }

    private void add(BundleEntryComponent entry, EntryResponse answered) {
        entry.getResponse().setStatus(String.valueOf(answered.getStatus()));
        Optional.ofNullable(answered.getHeader("Location")).ifPresent(entry.getResponse()::setLocation);
        Optional.ofNullable(answered.getHeader("ETag")).ifPresent(entry.getResponse()::setEtag);
        byte[] content = answered.content();
        if (content.length == 0) {
            if (answered.getStatus() >= HttpServletResponse.SC_BAD_REQUEST) {
                entry.getResponse().setOutcome(outcome(answered.getStatus()));
            }
            return;
        }
        Resource said = (Resource) context.newJsonParser().parseResource(answered.text());
        if (said instanceof OperationOutcome) {
            entry.getResponse().setOutcome(said);
        } else {
            entry.setResource(said);
        }
    }

    private static OperationOutcome outcome(int status) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(OperationOutcome.IssueSeverity.ERROR)
                .setCode(status == FULL ? OperationOutcome.IssueType.TOOLONG : OperationOutcome.IssueType.FORBIDDEN)
                .setDiagnostics(
                        status == FULL
                                ? "Câu trả lời đã đầy, hãy hỏi riêng / the answer is full: ask for this alone"
                                : "HTTP " + status);
        return outcome;
    }
}
