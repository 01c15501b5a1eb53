package vn.hamrong.app.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One question of the isolation test, and what may be answered.
 *
 * @param form the query form
 * @param own whether it asks for what the caller may see
 * @param twin the same question about what does not exist: the answer must not differ
 * @param matches the ids that must be given; empty when the question does not say
 */
record Probe(
        String form,
        String caller,
        boolean own,
        Call call,
        Optional<Twin> twin,
        Set<Integer> statuses,
        Optional<Set<String>> matches,
        Set<String> among) {
    static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    /** New ids, and how long it took. */
    private static final String NOISE = ID.pattern() + "|Took \\d+ms|request [\\w-]+";

    private static final Pattern SECRET = Pattern.compile("canary-(\\d{5})-[a-z]+-(\\d+)-[0-9a-f]+");

    /** What the question names, and the like that does not exist. */
    record Twin(String named, String nobody) {}

    static Probe of(String form, String caller, boolean own, Call call, Integer... statuses) {
        return new Probe(form, caller, own, call, Optional.empty(), Set.of(statuses), Optional.empty(), Set.of());
    }

    Probe as(String named, String nobody) {
        return new Probe(form, caller, own, call, Optional.of(new Twin(named, nobody)), statuses, matches, among);
    }

    /** Exactly these match. */
    Probe finds(Set<String> ids) {
        return new Probe(form, caller, own, call, twin, statuses, Optional.of(ids), among);
    }

    /** These are in the answer, with others perhaps. */
    Probe gives(Set<String> ids) {
        return new Probe(form, caller, own, call, twin, statuses, matches, ids);
    }

    /** Everything that is wrong with the answer; nothing when it is as it must be. */
    List<String> faults(IsolationWorld world, InProcess.Answer answer) {
        List<String> faults = new ArrayList<>();
        if (!statuses.contains(answer.status())) {
            faults.add("status " + answer.status() + ", not one of " + statuses);
        }
        JsonNode said = bare(answer.body());
        foreign(world, said.toString()).forEach(faults::add);
        matches.ifPresent(ids -> wrong(ids, answer.body()).forEach(faults::add));
        JsonNode total = answer.body().path("total");
        if (answer.body().path("type").asText().equals("history")
                && total.asInt(-1) > answer.body().path("entry").size()) {
            faults.add("counts versions that it does not show: " + total);
        }
        if (!given(answer.body()).containsAll(among)) {
            faults.add("not all of the own is given");
        }
        return faults;
    }

    /** How the answer differs from that about what does not exist. */
    Optional<String> difference(InProcess.Answer answer, InProcess.Answer nobody) {
        Twin names = twin.orElseThrow();
        String one =
                bare(answer.body()).toString().replace(names.named(), "NAMED").replaceAll(NOISE, "");
        String other =
                bare(nobody.body()).toString().replace(names.nobody(), "NAMED").replaceAll(NOISE, "");
        return answer.status() == nobody.status() && one.equals(other)
                ? Optional.empty()
                : Optional.of("differs from what does not exist: " + answer.status() + " and " + nobody.status() + "\n"
                        + one + "\n" + other);
    }

    private List<String> foreign(IsolationWorld world, String said) {
        String known = call.words();
        List<String> leaks = new ArrayList<>();
        Set<String> ids = new HashSet<>(all(ID, said));
        world.things().stream()
                .filter(thing -> !world.visible(caller, thing.owner(), thing.person()))
                .filter(thing -> ids.contains(thing.id()) && !known.contains(thing.id()))
                .forEach(thing -> leaks.add("foreign id " + thing.name()));
        world.people().stream()
                .filter(person -> !person.knownBy().contains(caller))
                .filter(person -> ids.contains(person.id()) && !known.contains(person.id()))
                .forEach(person -> leaks.add("hidden Patient/" + person.id()));
        Matcher secret = SECRET.matcher(said);
        while (secret.find()) {
            if (!world.visible(caller, secret.group(1), Integer.parseInt(secret.group(2)))
                    && !known.contains(secret.group())) {
                leaks.add("foreign number " + secret.group());
            }
        }
        return leaks;
    }

    private static List<String> wrong(Set<String> expected, JsonNode bundle) {
        List<String> faults = new ArrayList<>();
        JsonNode total = bundle.path("total");
        if (!total.isMissingNode() && total.asInt() != expected.size()) {
            faults.add("total " + total + ", not " + expected.size());
        }
        Set<String> matched = new HashSet<>();
        for (JsonNode entry : bundle.path("entry")) {
            if (entry.path("search").path("mode").asText("match").equals("match")) {
                matched.add(entry.path("resource").path("id").asText());
            }
        }
        boolean counted = bundle.path("entry").isMissingNode() && !total.isMissingNode();
        if (!counted && !matched.equals(expected)) {
            faults.add("found " + matched + ", not " + expected);
        }
        return faults;
    }

    /** The ids of all resources of a Bundle. */
    static Set<String> given(JsonNode bundle) {
        Set<String> ids = new HashSet<>();
        bundle.path("entry")
                .forEach(entry -> ids.add(entry.path("resource").path("id").asText()));
        return ids;
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(result -> result.group()).toList();
    }

    private static void withoutTime(JsonNode entry) {
        if (entry.path("response") instanceof ObjectNode response) {
            response.remove("lastModified");
        }
    }

    /** Without what differs between two answers to the same question: the answer's own id and time, and its links. */
    private static JsonNode bare(JsonNode answer) {
        JsonNode bare = answer.deepCopy();
        if (bare instanceof ObjectNode bundle
                && bundle.path("resourceType").asText().equals("Bundle")) {
            bundle.remove(List.of("id", "link"));
            bundle.path("entry").forEach(Probe::withoutTime);
            if (bundle.get("meta") instanceof ObjectNode meta) {
                meta.remove("lastUpdated");
            }
        }
        return bare;
    }
}
