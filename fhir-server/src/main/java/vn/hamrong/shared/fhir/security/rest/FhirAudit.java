package vn.hamrong.shared.fhir.security.rest;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.jspecify.annotations.Nullable;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.fhir.OwnerTag;
import vn.hamrong.shared.fhir.Subjects;
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

    /** Last, when the guards have taken out what is not for the caller: whose data goes out now. */
    @Hook(value = Pointcut.SERVER_OUTGOING_RESPONSE, order = 100)
    public void noteWhatGoesOut(RequestDetails request, @Nullable IBaseResource answer) {
        note(request).ifPresent(note -> {
            if (answer instanceof Bundle bundle) {
                bundle.getEntry().stream()
                        .filter(BundleEntryComponent::hasResource)
                        .forEach(entry -> disclose(note, entry.getResource()));
            } else if (answer != null) {
                disclose(note, answer);
            }
        });
    }

    /** What the hub made for this answer, such as a summary's first page, has no label: it tells of what stands beside it. */
    private static void disclose(AuditNote note, IBaseResource resource) {
        Set<FacilityCode> known = OwnerTag.knowersOf(resource);
        Optional<FacilityCode> owner = OwnerTag.ownerOf(resource);
        if (owner.isPresent() || !known.isEmpty()) {
            note.disclose(resource.fhirType(), Subjects.of(resource), owner.or(() -> only(known)));
        }
    }

    /** A patient whom others know too is nobody's alone. */
    private static Optional<FacilityCode> only(Set<FacilityCode> known) {
        return known.size() == 1 ? known.stream().findFirst() : Optional.empty();
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
            String target = Targets.of(resource.fhirType(), idOf(resource.getIdElement()));
            rows.addToOpen(note, action, target, Subjects.of(resource));
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
