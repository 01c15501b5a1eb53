package vn.hamrong.shared.fhir.security.rest;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.jspecify.annotations.Nullable;
import vn.hamrong.shared.fhir.security.Permission;

/** What a request to the FHIR server needs. What is not listed here is refused. */
final class RequestNeeds {
    private static final Set<String> READING_ALL =
            Set.of("$summary", "$everything", "$borrow", "$break-glass", "$give-back", "$borrowings");

    private final SearchNeeds searches;
    private final ReferenceNeeds references;
    private final BundleNeeds bundles;

    RequestNeeds(FhirContext context) {
        this.searches = new SearchNeeds(context);
        this.references = new ReferenceNeeds(context, searches);
        this.bundles = new BundleNeeds(searches, references);
    }

    List<Need> of(RequestDetails request, RestOperationTypeEnum operation) {
        return switch (operation) {
            case METADATA, GET_PAGE -> List.of();
            case TRANSACTION, BATCH -> bundle(bundle(request.getResource()));
            case EXTENDED_OPERATION_SERVER -> message(request);
            case EXTENDED_OPERATION_TYPE, EXTENDED_OPERATION_INSTANCE -> operation(request);
            default -> ofType(type(request), request, operation);
        };
    }

    /** Each entry of a batch is judged when it is run. */
    private List<Need> bundle(Bundle bundle) {
        return bundle.getType() == BundleType.BATCH ? List.of() : bundles.of(bundle);
    }

    /** Then what the message carries is judged where it is read. */
    private static List<Need> message(RequestDetails request) {
        if (!"$process-message".equals(request.getOperation())) {
            throw new ForbiddenOperationException("not offered");
        }
        return List.of(new Need("MessageHeader", Permission.CREATE));
    }

    private List<Need> ofType(String type, RequestDetails request, RestOperationTypeEnum operation) {
        return switch (operation) {
            case READ, VREAD, HISTORY_INSTANCE, META -> List.of(Need.read(type));
            case HISTORY_TYPE -> List.of(Need.read(type), Need.search(type));
            case SEARCH_TYPE -> searches.of(type, request.getParameters());
            case CREATE -> write(type, Permission.CREATE, request, operation);
            case UPDATE, PATCH -> write(type, Permission.UPDATE, request, operation);
            case DELETE -> write(type, Permission.DELETE, request, operation);
            default -> throw new ForbiddenOperationException("not offered");
        };
    }

    private List<Need> write(
            String type, Permission permission, RequestDetails request, RestOperationTypeEnum operation) {
        List<Need> needs = new ArrayList<>(List.of(new Need(type, permission)));
        Optional.ofNullable(request.getConditionalUrl(operation))
                .ifPresent(url -> needs.addAll(searches.of(type, url.substring(url.indexOf('?') + 1))));
        needs.addAll(references.of(request.getResource()));
        return needs;
    }

    private static List<Need> operation(RequestDetails request) {
        if (!READING_ALL.contains(String.valueOf(request.getOperation()))) {
            throw new ForbiddenOperationException("not offered");
        }
        return List.of(Need.read(Need.ALL), Need.search(Need.ALL));
    }

    private static String type(RequestDetails request) {
        String type = request.getResourceName();
        if (type == null) {
            throw new ForbiddenOperationException("not offered for the whole server");
        }
        return type;
    }

    private static Bundle bundle(@Nullable IBaseResource body) {
        if (body instanceof Bundle bundle) {
            return bundle;
        }
        throw new ForbiddenOperationException("a transaction is a Bundle");
    }
}
