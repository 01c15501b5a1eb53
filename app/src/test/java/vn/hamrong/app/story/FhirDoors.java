package vn.hamrong.app.story;

import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.method.BaseMethodBinding;
import ca.uhn.fhir.rest.server.method.OperationMethodBinding;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.hamrong.shared.fhir.http.OpenDoors;

/** What HAPI has really bound, what it could have bound, and what it says of itself. */
final class FhirDoors {
    private FhirDoors() {}

    /** As in {@code read Observation}, {@code $everything Patient} or {@code transaction}. */
    static Set<String> of(RunningHub hub) {
        RestfulServer server = hub.bean(RestfulServer.class);
        Set<String> all = Stream.concat(
                        server.getServerBindings().stream(),
                        server.getResourceBindings().stream()
                                .map(type -> type.getMethodBindings())
                                .flatMap(Collection::stream))
                .flatMap(FhirDoors::names)
                .collect(Collectors.toCollection(TreeSet::new));
        names(server.getServerConformanceMethod()).forEach(all::add);
        return all;
    }

    /** One binding may read the newest version and all others. */
    private static Stream<String> names(BaseMethodBinding binding) {
        String type = binding.getResourceName() == null ? "" : " " + binding.getResourceName();
        if (binding instanceof OperationMethodBinding operation) {
            return Stream.of(operation.getName() + type);
        }
        String what = binding.getRestOperationType().getCode() + type;
        return what.startsWith("vread ") ? Stream.of("read" + type, what) : Stream.of(what);
    }

    /** What the CapabilityStatement tells clients, in the same words; search and paging are one there. */
    static Set<String> told(JsonNode capabilities) {
        Set<String> all = new TreeSet<>();
        JsonNode rest = capabilities.at("/rest/0");
        rest.path("interaction").forEach(one -> all.add(one.path("code").asText()));
        operations(rest, "", all);
        for (JsonNode type : rest.path("resource")) {
            String name = " " + type.path("type").asText();
            type.path("interaction").forEach(one -> all.add(one.path("code").asText() + name));
            operations(type, name, all);
        }
        return all;
    }

    private static void operations(JsonNode at, String type, Set<String> all) {
        at.path("operation").forEach(one -> all.add("$" + one.path("name").asText() + type));
    }

    /** The types with any door. */
    static Set<String> types(RunningHub hub) {
        return of(hub).stream()
                .filter(name -> name.contains(" "))
                .map(name -> name.substring(name.indexOf(' ') + 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** FHIR's types without any. */
    static Set<String> otherTypes(RunningHub hub) {
        Set<String> others =
                new TreeSet<>(hub.bean(RestfulServer.class).getFhirContext().getResourceTypes());
        others.removeAll(types(hub));
        return others;
    }

    /** The operations that HAPI offered and the hub did not bind anywhere. */
    static Set<String> shutOperations(RunningHub hub) {
        OpenDoors doors = hub.bean(OpenDoors.class);
        Set<String> open = operations(doors.open().stream());
        Set<String> shut = operations(doors.shut().stream());
        shut.removeAll(open);
        return shut;
    }

    private static Set<String> operations(Stream<String> names) {
        return names.map(name -> name.replaceFirst(".* ", ""))
                .filter(name -> name.startsWith("$"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
