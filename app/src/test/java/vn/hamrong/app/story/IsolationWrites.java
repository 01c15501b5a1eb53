package vn.hamrong.app.story;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The forms that write: a condition, an id or a reference must not tell of others' data, nor change it. */
final class IsolationWrites {
    private IsolationWrites() {}

    static Map<String, IsolationForms.Form> all() {
        Map<String, IsolationForms.Form> forms = new LinkedHashMap<>();
        forms.put("reference", draw -> refers(draw, "reference", false));
        forms.put("reference in a transaction", draw -> refers(draw, "reference in a transaction", true));
        forms.put("about a hidden patient", IsolationWrites::aboutHidden);
        forms.put("create by condition", draw -> {
            IsolationWorld.Thing thing = draw.written();
            Call call = Call.of("POST", Draw.WRITTEN, procedure(draw, thing, ""))
                    .with("If-None-Exist", "identifier=" + IsolationForms.identifier(thing));
            return told(draw, "create by condition", call, thing.identifier(), draw.own() ? 200 : 201);
        });
        forms.put("create by condition in a transaction", draw -> {
            IsolationWorld.Thing thing = draw.written();
            String condition =
                    "\"ifNoneExist\":\"identifier=" + IsolationVisit.NUMBERS + "|" + thing.identifier() + "\"";
            String request = "\"method\":\"POST\",\"url\":\"" + Draw.WRITTEN + "\"," + condition;
            Call call = transaction(procedure(draw, thing, ""), request);
            return told(draw, "create by condition in a transaction", call, thing.identifier(), 200);
        });
        forms.put("update by condition", draw -> {
            IsolationWorld.Thing thing = draw.written();
            String path = Draw.WRITTEN + "?identifier=" + IsolationForms.identifier(thing);
            Call call = Call.of("PUT", path, procedure(draw, thing, ""));
            return told(draw, "update by condition", call, thing.identifier(), draw.own() ? 200 : 201);
        });
        forms.put("update by condition in a transaction", draw -> {
            IsolationWorld.Thing thing = draw.written();
            String url = Draw.WRITTEN + "?identifier=" + IsolationVisit.NUMBERS + "|" + thing.identifier();
            Call call = transaction(procedure(draw, thing, ""), "\"method\":\"PUT\",\"url\":\"" + url + "\"");
            return told(draw, "update by condition in a transaction", call, thing.identifier(), 200);
        });
        forms.put("update", draw -> {
            IsolationWorld.Thing thing = draw.written();
            Call call = Call.of("PUT", thing.name(), procedure(draw, thing, ",\"id\":\"" + thing.id() + "\""));
            return told(draw, "update", call, thing.id(), draw.own() ? 200 : 404);
        });
        forms.put("update in a transaction", draw -> {
            IsolationWorld.Thing thing = draw.written();
            String request = "\"method\":\"PUT\",\"url\":\"" + thing.name() + "\"";
            Call call = transaction(procedure(draw, thing, ",\"id\":\"" + thing.id() + "\""), request);
            return told(draw, "update in a transaction", call, thing.id(), draw.own() ? 200 : 404);
        });
        return forms;
    }

    private static Probe told(Draw draw, String form, Call call, String named, int status) {
        Probe probe = Probe.of(form, draw.caller(), draw.own(), call, status);
        return draw.own() ? probe : probe.as(named, draw.nobody());
    }

    private static Probe refers(Draw draw, String form, boolean inTransaction) {
        IsolationWorld.Thing stay = draw.thing("Encounter");
        String body =
                procedure(draw.ownPatient(), draw.nobody(), ",\"encounter\":{\"reference\":\"" + stay.name() + "\"}");
        Call call = inTransaction
                ? transaction(body, "\"method\":\"POST\",\"url\":\"" + Draw.WRITTEN + "\"")
                : Call.of("POST", Draw.WRITTEN, body);
        int done = inTransaction ? 200 : 201;
        return told(draw, form, call, stay.id(), draw.own() ? done : 422);
    }

    private static Probe aboutHidden(Draw draw) {
        String patient = draw.person().id();
        Call call = Call.of("POST", Draw.WRITTEN, procedure("Patient/" + patient, draw.nobody(), ""));
        return told(draw, "about a hidden patient", call, patient, draw.own() ? 201 : 422);
    }

    private static String procedure(Draw draw, IsolationWorld.Thing like, String more) {
        return procedure(draw.ownPatient(), like.identifier(), more);
    }

    private static String procedure(String patient, String number, String more) {
        return """
                {"resourceType":"Procedure"%s,"status":"completed","subject":{"reference":"%s"},
                 "identifier":[{"system":"%s","value":"%s"}]}""".formatted(more, patient, IsolationVisit.NUMBERS, number);
    }

    private static Call transaction(String resource, String request) {
        String entries = String.join(",", List.of("{\"resource\":" + resource + ",\"request\":{" + request + "}}"));
        return Call.of(
                "POST", "", "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + entries + "]}");
    }
}
