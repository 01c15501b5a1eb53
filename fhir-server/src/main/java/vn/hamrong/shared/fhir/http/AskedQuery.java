package vn.hamrong.shared.fhir.http;

import static vn.hamrong.shared.fhir.http.KnownParameters.oneOf;
import static vn.hamrong.shared.fhir.http.KnownParameters.refused;

import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a whole query and refuses what the hub would not answer: HAPI passes over some of it in silence, and a search that
 * ignores half its question gives other people's findings.
 */
final class AskedQuery {
    /** Links of a chain, or {@code _has} in {@code _has}. */
    private static final int DEEPEST = 3;

    private static final Pattern COMMA = Pattern.compile("(?<!\\\\),");
    private static final Pattern COUNT = Pattern.compile("\\d{1,9}");
    private static final Pattern ELEMENTS = Pattern.compile("[A-Za-z.*,]{1,1000}");
    private static final Set<String> FORMATS = Set.of(
            "json",
            "xml",
            "application/json",
            "application/xml",
            "application/fhir+json",
            "application/fhir+xml",
            // A plus sign that was not escaped.
            "application/fhir json",
            "application/fhir xml");
    private static final Map<String, Set<String>> WORDS = Map.of(
            "_format", FORMATS,
            "_pretty", Set.of("true", "false"),
            "_summary", Set.of("true", "text", "data", "count", "false"),
            "_total", Set.of("none", "estimate", "accurate"));
    private static final Map<String, Pattern> FORMS = Map.of("_count", COUNT, "_elements", ELEMENTS);

    /** What may stand on any request that answers resources. */
    static final Set<String> OF_ANSWERS = Set.of("_format", "_pretty", "_summary", "_elements");

    private final KnownParameters known;

    AskedQuery(KnownParameters known) {
        this.known = known;
    }

    /** A search for {@code type}. */
    void search(String type, Map<String, String[]> query) {
        query.forEach((name, values) -> {
            String bare = name.split(":", 2)[0];
            switch (bare) {
                case "_include", "_revinclude" -> include(name, List.of(values));
                case "_sort" -> sort(type, name, List.of(values));
                case "_count", "_elements", "_format", "_pretty", "_summary", "_total" -> general(name, values);
                default -> parameter(type, name, split(values), DEEPEST);
            }
        });
    }

    /** A condition: only what finds, nothing that shapes an answer. */
    void condition(String type, Map<String, String[]> query) {
        query.forEach((name, values) -> parameter(type, name, split(values), DEEPEST));
    }

    /** Throws 400 with the first name that no reading of one resource takes; nothing when there is none. */
    static void unknownOn(Set<String> names) {
        names.stream().filter(name -> !OF_ANSWERS.contains(name)).findFirst().ifPresent(name -> {
            throw refused("không có tham số", "no such parameter", name);
        });
    }

    /** A request that searches nothing: only these parameters. */
    void only(Set<String> allowed, Map<String, String[]> query) {
        query.forEach((name, values) -> {
            if (!allowed.contains(name)) {
                throw refused("không có tham số", "no such parameter", name);
            }
            general(name, values);
        });
    }

    private static void general(String name, String[] values) {
        for (String value : values) {
            if (WORDS.containsKey(name)) {
                oneOf(name, value, WORDS.get(name));
            } else if (FORMS.containsKey(name)
                    && !FORMS.get(name).matcher(value).matches()) {
                throw refused("giá trị không hợp lệ", "not a value for", name);
            } else if (name.startsWith("_count:") || name.startsWith("_elements:")) {
                throw refused("không có tham số", "no such parameter", name);
            }
        }
    }

    private static List<String> split(String[] values) {
        return Stream.of(values).flatMap(COMMA::splitAsStream).toList();
    }

    private void parameter(String type, String name, List<String> values, int depth) {
        if (depth == 0) {
            throw refused("chuỗi tìm kiếm quá sâu", "too many links", name);
        }
        if (name.startsWith("_has:")) {
            has(name, values, depth);
        } else if (name.indexOf('.') >= 0) {
            chain(type, name, values, depth);
        } else {
            String[] parts = name.split(":", 2);
            known.check(known.find(type, parts[0]), parts.length == 2 ? parts[1] : "", values);
        }
    }

    /** {@code _has:Observation:patient:code} */
    private void has(String name, List<String> values, int depth) {
        String[] parts = name.split(":", 4);
        if (parts.length < 4) {
            throw refused("cần kiểu, tham chiếu và tham số", "needs a type, a reference and a parameter", name);
        }
        reference(parts[1], parts[2]);
        parameter(parts[1], parts[3], values, depth - 1);
    }

    /** {@code subject:Patient.name}; without a type, one of those it may lead to has to know the rest. */
    private void chain(String type, String name, List<String> values, int depth) {
        String[] links = name.split("\\.", 2);
        String[] link = links[0].split(":", 2);
        RuntimeSearchParam reference = reference(type, link[0]);
        if (link.length == 2) {
            if (!KnownParameters.leadsTo(reference, link[1])) {
                throw refused("tham chiếu không dẫn tới", "does not lead to", links[0]);
            }
            parameter(link[1], links[1], values, depth - 1);
            return;
        }
        InvalidRequestException last = refused("không có tham số tìm kiếm", "no such search parameter", name);
        for (String target : reference.getTargets()) {
            try {
                parameter(target, links[1], values, depth - 1);
                return;
            } catch (InvalidRequestException unknownThere) {
                last = unknownThere;
            }
        }
        throw last;
    }

    private RuntimeSearchParam reference(String type, String name) {
        RuntimeSearchParam found = known.find(type, name);
        if (found.getParamType() != RestSearchParameterTypeEnum.REFERENCE) {
            throw refused("không phải tham chiếu", "not a reference", type + " " + name);
        }
        return found;
    }

    /** {@code *}, {@code Type:*}, {@code Type:reference} or {@code Type:reference:Target}. */
    private void include(String name, List<String> values) {
        String[] modifiers = name.split(":", 2);
        if (modifiers.length == 2 && !Set.of("iterate", "recurse").contains(modifiers[1])) {
            throw refused("không có bổ ngữ tìm kiếm", "no such search modifier", name);
        }
        values.stream().filter(value -> !value.equals("*")).forEach(value -> include(name, value.split(":", 3)));
    }

    private void include(String name, String[] parts) {
        if (parts.length < 2 || !OpenDoors.readable(parts[0])) {
            throw refused("không có kiểu hoặc tham chiếu này", "no such type or reference", name);
        }
        if (parts[1].equals("*")) {
            return;
        }
        RuntimeSearchParam reference = reference(parts[0], parts[1]);
        if (parts.length == 3 && !KnownParameters.leadsTo(reference, parts[2])) {
            throw refused("tham chiếu không dẫn tới", "does not lead to", name);
        }
    }

    private void sort(String type, String name, List<String> values) {
        if (!name.equals("_sort")) {
            throw refused("không có bổ ngữ tìm kiếm", "no such search modifier", name);
        }
        for (String value : values) {
            COMMA.splitAsStream(value)
                    .map(field -> field.startsWith("-") ? field.substring(1) : field)
                    .forEach(field -> known.find(type, field));
        }
    }
}
