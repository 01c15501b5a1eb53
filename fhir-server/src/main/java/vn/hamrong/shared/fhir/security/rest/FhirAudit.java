package vn.hamrong.shared.fhir.security.rest;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.jspecify.annotations.Nullable;
import vn.hamrong.shared.fhir.security.audit.AuditNote;
import vn.hamrong.shared.fhir.security.audit.AuditRows;
import vn.hamrong.shared.fhir.security.audit.Targets;

/**
 * Tells the audit what a FHIR request does. Reads are noted and written before the answer leaves; writes go on record in
 * their own transaction, one row a resource. Only requests from outside: the hub's own writes have the journal.
 */
@Interceptor
public final class FhirAudit {
    private final AuditRows rows;

    public FhirAudit(AuditRows rows) {
        this.rows = rows;
    }

    /** Before the scopes are judged, so that a refusal's row says of what; also for each read inside a Bundle. */
    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED, order = -10)
    public void noteWhatIsAsked(RequestDetails request, RestOperationTypeEnum operation) {
        note(request).ifPresent(note -> note.add(action(operation), target(request, operation)));
    }

    /** In the transaction of the write. */
    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    public void recordCreated(IBaseResource resource, RequestDetails request) {
        record(request, "create", resource);
    }

    /** In the transaction of the write. */
    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void recordUpdated(IBaseResource before, IBaseResource after, RequestDetails request) {
        record(request, "update", after);
    }

    /** In the transaction of the write. */
    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_DELETED)
    public void recordDeleted(IBaseResource resource, RequestDetails request) {
        record(request, "delete", resource);
    }

    /** The kind of refusal only: HAPI's messages quote the request. */
    @Hook(Pointcut.SERVER_HANDLE_EXCEPTION)
    public boolean noteRefusal(RequestDetails request, BaseServerResponseException refusal) {
        note(request).ifPresent(note -> note.because(refusal.getClass().getSimpleName()));
        return true;
    }

    private void record(@Nullable RequestDetails request, String action, IBaseResource resource) {
        note(request).ifPresent(note -> {
            rows.addToOpen(note, action, Targets.of(resource.fhirType(), idOf(resource.getIdElement())));
            note.writeIsOnRecord();
        });
    }

    private static Optional<AuditNote> note(@Nullable RequestDetails request) {
        return request instanceof ServletRequestDetails outside && outside.getServletRequest() != null
                ? Optional.of(AuditNote.of(outside.getServletRequest()))
                : Optional.empty();
    }

    private static String target(RequestDetails request, RestOperationTypeEnum operation) {
        String type = request.getResourceName();
        return switch (operation) {
            case SEARCH_TYPE, SEARCH_SYSTEM ->
                Targets.ofSearch(type, request.getParameters().keySet());
            case GET_PAGE -> "page";
            case TRANSACTION, BATCH -> "Bundle";
            case EXTENDED_OPERATION_SERVER, EXTENDED_OPERATION_TYPE, EXTENDED_OPERATION_INSTANCE ->
                Targets.of(type, idOf(request.getId())) + "/" + Targets.of(request.getOperation(), null);
            default -> Targets.of(type, idOf(request.getId()));
        };
    }

    private static @Nullable String idOf(@Nullable IIdType id) {
        return id == null ? null : id.getIdPart();
    }

    private static String action(RestOperationTypeEnum operation) {
        return switch (operation) {
            case READ, VREAD, HISTORY_INSTANCE, HISTORY_TYPE, HISTORY_SYSTEM, META -> "read";
            case SEARCH_TYPE, SEARCH_SYSTEM, GET_PAGE -> "search";
            case CREATE -> "create";
            case UPDATE, PATCH -> "update";
            case DELETE -> "delete";
            default -> "operation";
        };
    }
}
