package vn.hamrong.app.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Tries one FHIR interaction as one caller on what the first hospital owns, and says what came of it: the status, with
 * {@code +} when the owner's data is in the answer. Where an interaction has several forms, all are tried; when they differ,
 * the outcome says so.
 */
final class FhirWalk {
    /** All that FHIR and HAPI have and the hub has not bound, in four bags. */
    static final List<String> SHUT = List.of(
            "every other type",
            "every other operation",
            "every other interaction with a type",
            "every interaction with all types");

    static final String JSON = "application/fhir+json";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String PATCH = "application/json-patch+json";
    private static final String NOTHING = "{\"resourceType\":\"Parameters\"}";

    private final RunningHub hub;
    private final MatrixWorld world;
    private final Asker owner;

    FhirWalk(RunningHub hub, MatrixWorld world, Askers askers) {
        this.hub = hub;
        this.world = world;
        this.owner = askers.machine("hospital");
    }

    /** What is bound. */
    String outcome(Endpoint endpoint, Asker caller) {
        String type = endpoint.rest();
        String operation = endpoint.firstWord();
        return switch (operation) {
            case "metadata" -> get(caller, "metadata");
            case "read" -> get(caller, ref(type));
            case "vread" -> get(caller, ref(type) + "/_history/1");
            case "history-instance" -> get(caller, ref(type) + "/_history");
            case "search-type" -> search(caller, type);
            case "create" -> said(send(caller, "POST", type, body(type, "stranger", "")));
            case "update" -> update(caller, type);
            case "transaction" -> transaction(caller);
            case "get-page" -> page(caller);
            case "$process-message" -> said(send(caller, "POST", operation, NOTHING));
            case "$everything", "$summary", "$borrowings" -> get(caller, ref(type) + "/" + operation);
            default ->
                operation.startsWith("$")
                        ? said(send(caller, "POST", ref(type) + "/" + operation, NOTHING))
                        : "no walk for " + operation + ": add one to FhirWalk";
        };
    }

    /** What is not bound, whatever it is: the outcomes of all. */
    String shut(Endpoint endpoint, Asker caller) {
        return switch (endpoint.name()) {
            case "every other type" -> others(caller);
            case "every other operation" -> operations(caller);
            case "every other interaction with a type" -> interactions(caller);
            case "every interaction with all types" -> system(caller);
            default -> "no walk for " + endpoint + ": add one to FhirWalk";
        };
    }

    private String others(Asker caller) {
        Set<String> outcomes = new TreeSet<>();
        for (String type : FhirDoors.otherTypes(hub)) {
            outcomes.add(get(caller, type));
            outcomes.add(said(send(caller, "POST", type, "{\"resourceType\":\"" + type + "\"}")));
        }
        return String.join(" and ", outcomes);
    }

    private String operations(Asker caller) {
        Set<String> outcomes = new TreeSet<>();
        for (String operation : FhirDoors.shutOperations(hub)) {
            for (String where : List.of("", "Patient/", "Observation/", ref("Patient") + "/")) {
                outcomes.add(get(caller, where + operation));
                outcomes.add(said(send(caller, "POST", where + operation, NOTHING)));
            }
        }
        return String.join(" and ", outcomes);
    }

    private String interactions(Asker caller) {
        Set<String> bound = FhirDoors.of(hub);
        Set<String> outcomes = new TreeSet<>();
        for (String type : FhirDoors.types(hub)) {
            outcomes.add(said(caller.send("DELETE", world.fhir(ref(type)), "", "")));
            outcomes.add(said(caller.send("DELETE", world.fhir(type + "?_id=" + id(type)), "", "")));
            outcomes.add(said(caller.send("PATCH", world.fhir(ref(type)), PATCH, "[]")));
            outcomes.add(get(caller, type + "/_history"));
            for (String more : List.of("update", "search-type", "history-instance")) {
                if (!bound.contains(more + " " + type)) {
                    outcomes.add(outcome(new Endpoint("fhir", more + " " + type), caller));
                }
            }
        }
        return String.join(" and ", outcomes);
    }

    private String system(Asker caller) {
        return all(
                get(caller, "_history"),
                get(caller, "?_id=" + id("Patient")),
                said(caller.send("DELETE", world.fhir("?_id=" + id("Patient")), "", "")),
                said(send(caller, "PUT", "", NOTHING)),
                said(caller.send("PATCH", world.fhir(""), PATCH, "[]")));
    }

    private String search(Asker caller, String type) {
        return all(
                get(caller, type + "?_id=" + id(type)),
                said(caller.send("POST", world.fhir(type + "/_search"), FORM, "_id=" + id(type))));
    }

    private String update(Asker caller, String type) {
        String body = body(type, world.mark(), id(type));
        return all(
                said(send(caller, "PUT", ref(type), body)), said(send(caller, "PUT", type + "?_id=" + id(type), body)));
    }

    /** One outcome when all forms have the same. */
    private static String all(String... forms) {
        return String.join(" and ", new TreeSet<>(List.of(forms)));
    }

    /** Changes what the owner has, as a transaction, and reads it, as a batch. */
    private String transaction(Asker caller) {
        String put = "{\"fullUrl\":\"urn:uuid:%s\",\"resource\":%s,\"request\":{\"method\":\"PUT\",\"url\":\"%s\"}}"
                .formatted(UUID.randomUUID(), body("Location", world.mark(), id("Location")), ref("Location"));
        String get = "{\"request\":{\"method\":\"GET\",\"url\":\"%s\"}}".formatted(ref("Location"));
        return said(send(caller, "POST", "", bundle("transaction", put))) + ", batch "
                + said(send(caller, "POST", "", bundle("batch", get)));
    }

    private static String bundle(String type, String entry) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":[" + entry + "]}";
    }

    /** The second page of the owner's search. */
    private String page(Asker caller) {
        Set<String> ids = new TreeSet<>(List.of(id("Location")));
        for (int i = 0; i < 2; i++) {
            ids.add(send(owner, "POST", "Location", body("Location", world.mark(), ""))
                    .location()
                    .replaceFirst(".*/Location/([^/]+).*", "$1"));
        }
        JsonNode first = MatrixWorld.json(owner.get(world.fhir("Location?_count=1&_id=" + String.join(",", ids))));
        for (JsonNode link : first.path("link")) {
            if (link.path("relation").asText().equals("next")) {
                return said(caller.get(URI.create(link.path("url").asText())));
            }
        }
        return "no next page";
    }

    private String get(Asker caller, String path) {
        return said(caller.get(world.fhir(path)));
    }

    private Asker.Answer send(Asker caller, String method, String path, String body) {
        return caller.send(method, world.fhir(path), JSON, body);
    }

    private String said(Asker.Answer answer) {
        return answer.status() + (world.isIn(answer.body()) ? "+" : "");
    }

    private String ref(String type) {
        return type + "/" + id(type);
    }

    private String id(String type) {
        return world.resource(type, owner);
    }

    /** As little as may be stored, with a mark. */
    static String body(String type, String mark, String id) {
        if (type.equals("Binary")) {
            return "{\"resourceType\":\"Binary\",\"contentType\":\"text/plain\",\"data\":\"%s\"}"
                    .formatted(MatrixWorld.base64(mark));
        }
        String number = id.isEmpty() ? "" : ",\"id\":\"" + id + "\"";
        String name = type.equals("Patient")
                ? ",\"name\":[{\"text\":\"Trần Thị %1$s\"}],\"birthDate\":\"1991-02-03\",\"identifier\":"
                                .formatted(mark)
                        + "[{\"system\":\"urn:story:mrn\",\"value\":\"%s-%s\"}]".formatted(mark, UUID.randomUUID())
                : "";
        return "{\"resourceType\":\"%s\",\"extension\":[{\"url\":\"urn:story:matrix\",\"valueString\":\"%s\"}]%s%s}"
                .formatted(type, mark, number, name);
    }
}
