package vn.hamrong.app.story;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Every form in which the record can be asked for something: each draws a question and says what may be answered. */
final class IsolationForms {
    /** What is not there at all: neither with guards nor without. */
    static final Set<String> ABSENT = Set.of("compartment", "$graphql", "$export");

    private static final List<String> ABOUT_PATIENTS =
            List.of("Encounter", "Observation", "DiagnosticReport", "Condition", "MedicationRequest", "ServiceRequest");
    private static final Integer[] SHUT = {400, 403, 404, 405, 415, 501};

    private final String since;
    private final Map<String, Form> forms = new LinkedHashMap<>();

    /** Draws a question of one form. */
    @FunctionalInterface
    interface Form {
        Probe ask(Draw draw);
    }

    private IsolationForms(String since) {
        this.since = since;
    }

    /** {@code since}: nothing else was written after this. The forms that would destroy something come last. */
    static Map<String, Form> all(IsolationModel model, String since) {
        IsolationForms all = new IsolationForms(since);
        all.reads();
        all.parameters(model);
        all.throughOthers();
        all.includes();
        all.shapes();
        all.operations();
        all.shut();
        all.forms.putAll(IsolationWrites.all());
        all.forms.put("patch", draw -> shut(draw, "patch", "PATCH", draw.thing().name(), "[]"));
        all.forms.put("delete by condition", draw -> {
            IsolationWorld.Thing thing = draw.next(draw.caller(), false).thing();
            return shut(draw, "delete by condition", "DELETE", thing.type() + "?identifier=" + identifier(thing), "");
        });
        all.forms.put(
                "delete", draw -> shut(draw, "delete", "DELETE", draw.thing().name(), ""));
        return all.forms;
    }

    private void reads() {
        Map.of("read", "", "vread", "/_history/1", "history", "/_history").forEach((form, suffix) -> {
            forms.put(form, draw -> {
                IsolationWorld.Thing thing = draw.thing();
                return seen(draw, form, thing.id(), thing.name() + suffix);
            });
            if (!form.equals("vread")) {
                forms.put(form + " of a patient", draw -> {
                    String id = draw.person().id();
                    return seen(draw, form + " of a patient", id, "Patient/" + id + suffix);
                });
            }
        });
    }

    /** 200 for what is the caller's; for the rest 404, as for what does not exist. */
    private static Probe seen(Draw draw, String form, String id, String path) {
        return Probe.of(form, draw.caller(), draw.own(), Call.get(path), draw.own() ? 200 : 404)
                .as(id, draw.nobody());
    }

    private void parameters(IsolationModel model) {
        model.questions().stream()
                .map(question -> question.split("\\?", 2)[1])
                .distinct()
                .forEach(name -> forms.put("?" + name, draw -> parameter(draw, name)));
        forms.put("?_id", draw -> {
            IsolationWorld.Thing thing = draw.thing();
            return seen(draw, "?_id", thing, thing.id(), thing.type() + "?_id=" + thing.id());
        });
        forms.put("?_lastUpdated", draw -> {
            String type = draw.of(ABOUT_PATIENTS);
            Set<String> all = draw.model().found(draw.caller(), type, Map.of());
            return search(draw, "?_lastUpdated", type + "?_lastUpdated=ge" + since, all);
        });
        Map.of("family", "family", "given", "given", "name", "family", "birthdate", "birthdate", "gender", "gender")
                .forEach((name, word) -> forms.put("Patient?" + name, draw -> patients(draw, name, word)));
        forms.put("Patient?identifier", IsolationForms::byNumber);
    }

    private Probe parameter(Draw draw, String name) {
        String question = draw.of(draw.model().questions().stream()
                .filter(one -> one.endsWith("?" + name))
                .filter(one -> !draw.model().values(one, draw.things()).isEmpty())
                .toList());
        String type = question.split("\\?", 2)[0];
        String value = draw.of(draw.model().values(question, draw.things()));
        String path = question + "=" + Call.encoded(value)
                + (IsolationModel.onlyOfTheWorld(name) ? "" : "&_lastUpdated=ge" + since);
        Set<String> found = draw.model().found(draw.caller(), type, Map.of(name, value));
        Probe probe = search(draw, "?" + name, path, found);
        boolean names = value.contains("canary") || value.matches("[A-Z][A-Za-z]+/" + Probe.ID);
        return names && found.isEmpty() ? probe.as(value.replaceAll(".*[/|]", ""), draw.nobody()) : probe;
    }

    private static Probe seen(Draw draw, String form, IsolationWorld.Thing thing, String named, String path) {
        return search(draw, form, path, draw.own() ? Set.of(thing.id()) : Set.of())
                .as(named, draw.nobody());
    }

    static Probe search(Draw draw, String form, String path, Set<String> finds) {
        return Probe.of(form, draw.caller(), draw.own(), Call.get(path + "&_count=200"), 200)
                .finds(finds);
    }

    private Probe patients(Draw draw, String name, String word) {
        IsolationWorld.Person one = draw.person();
        Set<String> known = draw.world().people().stream()
                .filter(person -> person.knownBy().contains(draw.caller()))
                .filter(person -> word(person, word).equals(word(one, word)))
                .map(IsolationWorld.Person::id)
                .collect(Collectors.toSet());
        String path = "Patient?" + name + "=" + Call.encoded(word(one, word)) + "&_lastUpdated=ge" + since;
        return search(draw, "Patient?" + name, path, known);
    }

    private static String word(IsolationWorld.Person person, String word) {
        return switch (word) {
            case "family" -> person.words().getNameFirstRep().getFamily();
            case "given" -> person.words().getNameFirstRep().getGivenAsSingleString();
            case "gender" -> person.words().getGender().toCode();
            default -> person.words().getBirthDateElement().getValueAsString();
        };
    }

    /** Own and national numbers find; a number somebody else gave finds nobody. */
    private static Probe byNumber(Draw draw) {
        if (draw.own()) {
            IsolationWorld.Person person = draw.person();
            String number = draw.of(List.of(
                    draw.world().mrn(draw.caller(), person.number()),
                    IsolationWorld.NATIONAL + "|" + draw.world().national(person.number())));
            return search(
                    draw, "Patient?identifier", "Patient?identifier=" + Call.encoded(number), Set.of(person.id()));
        }
        IsolationWorld.Person person = draw.shared();
        String number = draw.world().mrn(draw.other(person), person.number());
        return search(draw, "Patient?identifier", "Patient?identifier=" + Call.encoded(number), Set.of())
                .as(number.replaceAll(".*\\|", ""), draw.nobody());
    }

    private void throughOthers() {
        forms.put("chain", draw -> {
            String type = draw.of(ABOUT_PATIENTS);
            IsolationWorld.Person person = draw.own() ? draw.person() : draw.shared();
            String chain = draw.of(List.of("patient.birthdate=%s", "subject:Patient.birthdate=%s"))
                    .formatted(word(person, "birthdate"));
            Set<String> own = draw.model().own(draw.caller(), type, person.number());
            return search(draw, "chain", type + "?" + chain + "&_lastUpdated=ge" + since, own);
        });
        forms.put("chain without more", draw -> {
            String type = draw.of(ABOUT_PATIENTS);
            IsolationWorld.Person person = draw.own() ? draw.person() : draw.shared();
            Set<String> own = draw.model().own(draw.caller(), type, person.number());
            return search(draw, "chain without more", type + "?patient.family=" + word(person, "family"), own);
        });
        forms.put("chain to a number", draw -> {
            IsolationWorld.Thing stay = draw.thing("Encounter");
            Set<String> own = draw.model().found(draw.caller(), "Observation", Map.of("encounter", stay.name()));
            return search(draw, "chain to a number", "Observation?encounter.identifier=" + identifier(stay), own)
                    .as(stay.identifier(), draw.nobody());
        });
        forms.put("chain to a patient's number", IsolationForms::patientsNumber);
        forms.put("_has", draw -> {
            IsolationWorld.Thing thing = draw.thing("Observation");
            String person = draw.world().people().get(thing.person()).id();
            String path = "Patient?_has:Observation:patient:identifier=" + identifier(thing);
            return search(draw, "_has", path, draw.own() ? Set.of(person) : Set.of())
                    .as(thing.identifier(), draw.nobody());
        });
    }

    private static Probe patientsNumber(Draw draw) {
        IsolationWorld.Person person = draw.own() ? draw.person() : draw.shared();
        String hospital = draw.own() ? draw.caller() : draw.other(person);
        String number = draw.world().mrn(hospital, person.number());
        Set<String> found = draw.own()
                ? draw.model().found(draw.caller(), "Encounter", Map.of("patient", "Patient/" + person.id()))
                : Set.of();
        String path = "Encounter?patient.identifier=" + Call.encoded(number);
        return search(draw, "chain to a patient's number", path, found)
                .as(number.replaceAll(".*\\|", ""), draw.nobody());
    }

    /** Asked about patients whom others know too: what is theirs must not come along. */
    private void includes() {
        Map.of(
                        "_include", "&_include=Encounter:patient",
                        "_include *", "&_include=*",
                        "_include:iterate", "&_include=Encounter:patient&_include:iterate=*")
                .forEach((form, include) -> forms.put(form, draw -> {
                    IsolationWorld.Person person = draw.shared();
                    Set<String> own = draw.model().own(draw.caller(), "Encounter", person.number());
                    return search(draw, form, "Encounter?patient=Patient/" + person.id() + include, own);
                }));
        Map.of(
                        "_revinclude", "&_revinclude=Observation:patient",
                        "_revinclude *", "&_revinclude=*",
                        "_revinclude:iterate",
                                "&_revinclude=Encounter:patient&_revinclude:iterate=Observation:encounter")
                .forEach((form, include) -> forms.put(form, draw -> {
                    String person = draw.shared().id();
                    return search(draw, form, "Patient?_id=" + person + include, Set.of(person));
                }));
    }

    private void shapes() {
        Map.of("_total", "&_total=accurate", "_summary=count", "&_summary=count", "_sort", "&_sort=-_lastUpdated")
                .forEach((form, shape) -> forms.put(form, draw -> {
                    String type = draw.of(ABOUT_PATIENTS);
                    IsolationWorld.Person person = draw.own() ? draw.person() : draw.shared();
                    String name = "Patient/" + person.id();
                    Set<String> found = draw.model().found(draw.caller(), type, Map.of("patient", name));
                    return search(draw, form, type + "?patient=" + name + shape, found);
                }));
        forms.put("POST _search", draw -> {
            String type = draw.of(ABOUT_PATIENTS);
            String name = "Patient/" + (draw.own() ? draw.person() : draw.shared()).id();
            Set<String> found = draw.model().found(draw.caller(), type, Map.of("patient", name));
            Call call = Call.form(type + "/_search", "_count=200&patient=" + Call.encoded(name));
            return Probe.of("POST _search", draw.caller(), draw.own(), call, 200)
                    .finds(found);
        });
        forms.put("_elements", draw -> {
            String shape = draw.of(List.of("_elements=identifier,telecom", "_summary=true", "_summary=data"));
            Call call = Call.get("Patient/" + draw.shared().id() + "?" + shape);
            return Probe.of("_elements", draw.caller(), draw.own(), call, 200);
        });
        forms.put("page", IsolationForms::page);
    }

    /** The second page of a search, with the link of whoever asked for the first. */
    private static Probe page(Draw draw) {
        IsolationWorld.Thing thing = draw.thing("Observation");
        String first = "Observation?_count=1&patient=Patient/"
                + draw.world().people().get(thing.person()).id();
        String link = "";
        for (var each : draw.server().ask(thing.owner(), Call.get(first)).body().path("link")) {
            link = each.path("relation").asText().equals("next")
                    ? each.path("url").asText()
                    : link;
        }
        String search = link.replaceAll(".*_getpages=([0-9a-f-]+).*", "$1");
        return Probe.of("page", draw.caller(), draw.own(), Call.get(InProcess.path(link)), draw.own() ? 200 : 410)
                .as(search, draw.nobody());
    }

    private void operations() {
        forms.put("$everything", draw -> {
            IsolationWorld.Person person = draw.own() ? draw.shared() : draw.person();
            Probe probe = seen(draw, "$everything", person.id(), "Patient/" + person.id() + "/$everything?_count=200");
            return draw.own() ? probe.gives(draw.model().own(draw.caller(), "Observation", person.number())) : probe;
        });
        List.of("$summary", "$borrowings")
                .forEach(operation -> forms.put(operation, draw -> {
                    String id = (draw.own() ? draw.shared() : draw.person()).id();
                    return seen(draw, operation, id, "Patient/" + id + "/" + operation);
                }));
        List.of("$borrow", "$break-glass", "$give-back")
                .forEach(operation -> forms.put(operation, draw -> {
                    String id = draw.next(draw.caller(), false).person().id();
                    String asked = """
                    {"resourceType":"Parameters","parameter":[{"name":"requester","valueString":"BS01"},
                     {"name":"request","valueString":"YC-1"},{"name":"reason","valueCode":"unconscious"},
                     {"name":"words","valueString":"hôn mê sau tai nạn"}]}""";
                    Call call = Call.of("POST", "Patient/" + id + "/" + operation, asked);
                    return Probe.of(operation, draw.caller(), false, call, 404).as(id, draw.nobody());
                }));
    }

    /** Doors that are not open: one answer, whatever is behind them. */
    private void shut() {
        forms.put("history of a type", draw -> shut(draw, "history of a type", "GET", "Encounter/_history", ""));
        forms.put("history of the server", draw -> shut(draw, "history of the server", "GET", "_history", ""));
        forms.put("$meta", draw -> shut(draw, "$meta", "GET", draw.thing().name() + "/$meta", ""));
        forms.put("$lastn", draw -> {
            String query =
                    "Observation/$lastn?max=1&patient=Patient/" + draw.shared().id();
            return shut(draw, "$lastn", "GET", query, "");
        });
        forms.put("$everything of all", draw -> shut(draw, "$everything of all", "GET", "Patient/$everything", ""));
        forms.put("compartment", draw -> {
            String path = "Patient/" + draw.shared().id() + "/Observation";
            return shut(draw, "compartment", "GET", path, "");
        });
        forms.put("$graphql", draw -> {
            String query = "{Observation(id:\"" + draw.thing("Observation").id() + "\"){id}}";
            return shut(draw, "$graphql", "GET", "$graphql?query=" + Call.encoded(query), "");
        });
        forms.put("$export", draw -> shut(draw, "$export", "GET", "$export?_type=Observation", ""));
        forms.put("batch", draw -> {
            IsolationWorld.Thing thing = draw.thing();
            String bundle =
                    "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[{\"request\":{\"method\":\"GET\","
                            + "\"url\":\"" + thing.name() + "\"}}]}";
            return Probe.of("batch", draw.caller(), draw.own(), Call.of("POST", "", bundle), 200)
                    .as(thing.id(), draw.nobody());
        });
    }

    private static Probe shut(Draw draw, String form, String method, String path, String body) {
        Call call = body.equals("[]")
                ? Call.of(method, path, body).with("Content-Type", "application/json-patch+json")
                : Call.of(method, path, body);
        Probe probe = Probe.of(form, draw.caller(), false, call, SHUT);
        String id = call.words().replaceAll("(?s).*?(" + Probe.ID + "|canary[0-9a-z-]+|$).*", "$1");
        return id.isEmpty() ? probe : probe.as(id, draw.nobody());
    }

    static String identifier(IsolationWorld.Thing thing) {
        return Call.encoded(IsolationVisit.NUMBERS + "|" + thing.identifier());
    }
}
