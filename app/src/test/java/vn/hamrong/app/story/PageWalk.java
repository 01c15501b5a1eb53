package vn.hamrong.app.story;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Opens the pages, and whatever else Spring MVC and Tomcat hand out, as one caller asking for what the first hospital has.
 * Forms are filled in as a page would, so that a caller who may is answered by the work itself and not by a missing field.
 */
final class PageWalk {
    /** Each wrong guess counts against the address: three callers ask, not all. */
    private static final Set<String> GUESSES = Set.of("POST /login", "POST /welcome");

    private static final List<String> GUESSERS = List.of("nobody", "doctor", "token of hospital");
    private static final String WHY = "ma trận phân quyền";

    private final RunningHub hub;
    private final MatrixWorld world;
    private final Askers askers;

    PageWalk(RunningHub hub, MatrixWorld world, Askers askers) {
        this.hub = hub;
        this.world = world;
        this.askers = askers;
        // Lists shall have something to show.
        world.person();
        world.review();
        world.merge();
        world.incident();
        world.message();
        world.delivery();
    }

    static boolean isAsked(String name, Asker asker) {
        return !GUESSES.contains(name) || GUESSERS.contains(asker.name());
    }

    String outcome(Endpoint endpoint, Asker known) {
        String name = endpoint.name();
        Asker asker = name.equals("POST /logout") && !known.headers().containsKey("Authorization")
                ? askers.newcomer(known.name())
                : known;
        String method = endpoint.firstWord().replaceFirst(",.*", "").replace("ANY", "GET");
        URI address = URI.create(hub.url() + concrete(endpoint.rest()) + query(name));
        boolean form = method.equals("POST");
        Asker.Answer answer = form ? asker.form(method, address, fields(name)) : asker.send(method, address, "", "");
        return outcome(answer.without(address.getPath()));
    }

    /** {@code login} for the way there, else the status and what is said besides; {@code +} when the owner's data is in it. */
    String outcome(Asker.Answer answer) {
        String location = answer.location();
        if (answer.status() == 302 && location.startsWith("/login?next=")) {
            return "login";
        }
        String said = location.contains("said=") ? " " + location.replaceFirst(".*said=", "") : "";
        return answer.status() + (world.isIn(answer.body()) ? "+" : "") + said;
    }

    private String concrete(String pattern) {
        String path = pattern.replace("/assets/**", "/assets/app.css")
                .replace("/health/**", "/health/liveness")
                .replace("**", "x");
        path = path.replace("{number}", path.contains("{number}") ? String.valueOf(world.message()) : "");
        if (path.startsWith("/people/")) {
            path = path.replace("{id}", world.person().toString());
        }
        if (path.startsWith("/deliveries/{id}")) {
            path = path.replace("{id}", world.delivery().toString());
        }
        if (path.startsWith("/duplicates/")) {
            path = path.replace("{id}", String.valueOf(world.review().id()));
        }
        if (path.startsWith("/connections/")) {
            path = path.replace("{id}", String.valueOf(world.incident()));
        }
        return path.replace("{run}", path.contains("{run}") ? String.valueOf(world.newestRun()) : "")
                .replaceAll("\\{[^}]*}", "1");
    }

    private String query(String name) {
        return name.startsWith("GET ") && !fields(name).isEmpty() ? "?" + Asker.encoded(fields(name)) : "";
    }

    private Map<String, String> fields(String name) {
        Map<String, String> fields = new HashMap<>();
        switch (name) {
            case "POST /language" -> fields.put("to", "en");
            case "POST /login/demo" -> fields.put("person", "nobody.there");
            case "POST /login/code", "POST /login/enrol" -> fields.put("code", "000000");
            case "POST /messages" -> fields.put("q", world.citizen());
            case "POST /who-looked" -> fields.put("number", world.citizen());
            case "POST /people/{id}/roles" -> fields.put("roles", "RECEPTION");
            case "POST /duplicates/{id}" -> fields.putAll(Map.of("answer", "SAME", "why", WHY));
            case "POST /duplicates/{id}/undo" ->
                fields.putAll(Map.of("link", String.valueOf(world.link()), "why", WHY));
            case "POST /duplicates/merges" -> fields.putAll(Map.of("link", String.valueOf(world.merge()), "why", WHY));
            case "GET /faults/replay", "POST /faults/replay" ->
                fields.putAll(Map.of("hospital", MatrixWorld.OWNER, "reason", world.reason(), "perMinute", "1"));
            case "GET /deliveries/items",
                    "POST /deliveries/stop",
                    "POST /deliveries/start",
                    "POST /deliveries/resume" -> fields.putAll(Map.of("to", MatrixWorld.DESTINATION, "reason", WHY));
            default -> {
                if (name.startsWith("POST /deliveries/{id}/")) {
                    fields.put("reason", WHY);
                }
                if (name.contains("/messages/{number}/")) {
                    fields.putAll(Map.of("reason", WHY, "text", "MSH|"));
                }
            }
        }
        return fields;
    }
}
