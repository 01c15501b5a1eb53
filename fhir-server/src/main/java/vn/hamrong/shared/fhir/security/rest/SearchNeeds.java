package vn.hamrong.shared.fhir.security.rest;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.util.UrlUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a search needs besides its own type: each type it includes, and each type it asks about by a chain, {@code _has} or
 * a chained sort, since the answer's count tells of it. A reference that may lead to several types needs all of them;
 * naming one ({@code subject:Patient.name}) needs that one.
 */
final class SearchNeeds {
    private static final Set<String> NOT_OFFERED = Set.of("_filter", "_query", "_list", "_in", "_type");

    private final FhirContext context;

    SearchNeeds(FhirContext context) {
        this.context = context;
    }

    /** The needs of {@code type?query}. */
    List<Need> of(String type, String query) {
        return of(type, UrlUtil.parseQueryString(query));
    }

    List<Need> of(String type, Map<String, String[]> parameters) {
        List<Need> needs = new ArrayList<>(List.of(Need.search(type)));
        parameters.forEach((name, values) -> add(needs, type, name, values));
        return needs;
    }

    private void add(List<Need> needs, String type, String name, String[] values) {
        String bare = name.split(":", 2)[0];
        if (NOT_OFFERED.contains(bare)) {
            throw new ForbiddenOperationException("a search parameter that is not offered");
        }
        switch (bare) {
            case "_include" -> List.of(values).forEach(value -> include(needs, type, value));
            case "_revinclude" -> List.of(values).forEach(value -> needs.add(Need.read(sourceOf(value))));
            case "_sort" -> List.of(values).forEach(value -> sort(needs, type, value));
            case "_has" -> has(needs, name);
            default -> chain(needs, type, name);
        }
    }

    private static String sourceOf(String include) {
        String[] parts = include.split(":", 3);
        return parts.length < 2 ? Need.ALL : parts[0];
    }

    private void include(List<Need> needs, String type, String include) {
        String[] parts = include.split(":", 3);
        if (parts.length < 2 || parts[1].equals(Need.ALL)) {
            needs.add(Need.read(Need.ALL));
            return;
        }
        if (!parts[0].equals(type)) {
            needs.add(Need.read(parts[0]));
        }
        Set<String> targets = parts.length == 3 ? Set.of(parts[2]) : targets(parts[0], parts[1]);
        targets.forEach(target -> needs.add(Need.read(target)));
    }

    private void sort(List<Need> needs, String type, String sort) {
        for (String field : sort.split(",", -1)) {
            chain(needs, type, field.startsWith("-") ? field.substring(1) : field);
        }
    }

    /** {@code _has:Observation:patient:code}, where {@code code} may be a chain or another {@code _has}. */
    private void has(List<Need> needs, String name) {
        String[] parts = name.split(":", 4);
        if (parts.length < 4) {
            throw new ForbiddenOperationException("_has needs a type, a reference and a parameter");
        }
        needs.add(Need.search(parts[1]));
        if (parts[3].startsWith("_has:")) {
            has(needs, parts[3]);
        } else {
            chain(needs, parts[1], parts[3]);
        }
    }

    /** {@code subject:Patient.organization.name}: every link but the last leads to other types. */
    private void chain(List<Need> needs, String type, String name) {
        String[] links = name.split("\\.", 2);
        if (links.length < 2) {
            return;
        }
        String[] link = links[0].split(":", 2);
        Set<String> targets = link.length == 2 ? Set.of(link[1]) : targets(type, link[0]);
        for (String target : targets) {
            needs.add(Need.search(target));
            if (links[1].startsWith("_has:")) {
                has(needs, links[1]);
            } else {
                chain(needs, target, links[1]);
            }
        }
    }

    private Set<String> targets(String type, String parameter) {
        if (parameter.equals("patient")) {
            return Set.of("Patient");
        }
        if (!context.getResourceTypes().contains(type)) {
            throw new ForbiddenOperationException("no such type");
        }
        RuntimeSearchParam found = context.getResourceDefinition(type).getSearchParam(parameter);
        if (found == null || found.getTargets().isEmpty()) {
            // What it leads to is not known beforehand: only who may search everything may follow it.
            return Set.of(Need.ALL);
        }
        return found.getTargets();
    }
}
