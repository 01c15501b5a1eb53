package vn.hamrong.shared.fhir.security.rest;

import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import vn.hamrong.shared.fhir.security.Permission;

/** What the entries of a transaction or batch need, together: one that is not allowed refuses the whole Bundle. */
final class BundleNeeds {
    private final SearchNeeds searches;
    private final ReferenceNeeds references;

    BundleNeeds(SearchNeeds searches, ReferenceNeeds references) {
        this.searches = searches;
        this.references = references;
    }

    List<Need> of(Bundle bundle) {
        List<Need> needs = new ArrayList<>();
        for (BundleEntryComponent entry : bundle.getEntry()) {
            needs.addAll(of(entry.getRequest()));
            needs.addAll(references.of(entry.getResource()));
        }
        return needs;
    }

    private List<Need> of(BundleEntryRequestComponent request) {
        String url = String.valueOf(request.getUrl());
        int query = url.indexOf('?');
        Target target = Target.of(query < 0 ? url : url.substring(0, query));
        String search = query < 0 ? "" : url.substring(query + 1);
        if (request.getMethod() == null) {
            throw new ForbiddenOperationException("an entry needs a method");
        }
        return switch (request.getMethod()) {
            case GET, HEAD ->
                target.instance() ? List.of(Need.read(target.type())) : searches.of(target.type(), search);
            case POST -> write(target, Permission.CREATE, String.valueOf(request.getIfNoneExist()));
            case PUT, PATCH -> write(target, Permission.UPDATE, search);
            case DELETE -> write(target, Permission.DELETE, search);
            default -> throw new ForbiddenOperationException("an entry has a method that is not offered");
        };
    }

    private List<Need> write(Target target, Permission permission, String condition) {
        List<Need> needs = new ArrayList<>(List.of(new Need(target.type(), permission)));
        String query = condition.substring(condition.indexOf('?') + 1);
        if (!query.isEmpty() && !query.equals("null")) {
            needs.addAll(searches.of(target.type(), query));
        }
        return needs;
    }

    /** {@code Type} or {@code Type/id}, also with a version; no operation, no other server, no history. */
    private record Target(String type, boolean instance) {
        static Target of(String path) {
            String relative = path.startsWith("/") ? path.substring(1) : path;
            String[] parts = relative.split("/", -1);
            boolean plain = parts.length <= 2 || (parts.length == 4 && parts[2].equals("_history"));
            boolean odd = relative.indexOf('$') >= 0 || relative.indexOf(':') >= 0 || relative.indexOf('%') >= 0;
            if (!plain || odd || (parts.length == 2 && parts[1].startsWith("_"))) {
                throw new ForbiddenOperationException("an entry asks for something that is not offered");
            }
            return new Target(parts[0], parts.length > 1);
        }
    }
}
