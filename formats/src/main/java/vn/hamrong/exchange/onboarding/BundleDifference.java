package vn.hamrong.exchange.onboarding;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where two Bundles differ: elements by name, without positions and values, each once. */
final class BundleDifference {
    private final Set<String> places = new LinkedHashSet<>();

    private BundleDifference() {}

    static List<String> places(JsonNode before, JsonNode after) {
        BundleDifference difference = new BundleDifference();
        difference.entries(before, after);
        return List.copyOf(difference.places);
    }

    /** Entries are matched by type and order: their ids are made of what they say, and may differ. */
    private void entries(JsonNode before, JsonNode after) {
        Map<String, JsonNode> mine = byTypeAndOrder(before);
        Map<String, JsonNode> theirs = byTypeAndOrder(after);
        mine.forEach((key, resource) -> {
            JsonNode other = theirs.remove(key);
            if (other == null) {
                places.add(type(resource) + " gone");
            } else {
                compare(type(resource), resource, other);
            }
        });
        theirs.values().forEach(resource -> places.add(type(resource) + " added"));
    }

    private static Map<String, JsonNode> byTypeAndOrder(JsonNode bundle) {
        Map<String, JsonNode> resources = new LinkedHashMap<>();
        Map<String, Integer> seen = new LinkedHashMap<>();
        for (JsonNode entry : bundle.path("entry")) {
            JsonNode resource = entry.path("resource");
            resources.put(type(resource) + seen.merge(type(resource), 1, Integer::sum), resource);
        }
        return resources;
    }

    private static String type(JsonNode resource) {
        return resource.path("resourceType").asText();
    }

    private void compare(String place, JsonNode one, JsonNode other) {
        if (one.equals(other)) {
            return;
        }
        if (one.isObject() && other.isObject()) {
            names(one, other).forEach(name -> compare(place + "." + name, one.path(name), other.path(name)));
        } else if (one.isArray() && other.isArray() && one.size() == other.size()) {
            for (int i = 0; i < one.size(); i++) {
                compare(place, one.get(i), other.get(i));
            }
        } else {
            places.add(place);
        }
    }

    private static List<String> names(JsonNode one, JsonNode other) {
        List<String> names = new ArrayList<>();
        one.fieldNames().forEachRemaining(names::add);
        for (Iterator<String> more = other.fieldNames(); more.hasNext(); ) {
            String name = more.next();
            if (!one.has(name)) {
                names.add(name);
            }
        }
        return names;
    }
}
