package vn.hamrong.exchange.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.exchange.desk.Connections;
import vn.hamrong.exchange.desk.Connections.Connection;
import vn.hamrong.exchange.desk.Engineer;
import vn.hamrong.exchange.desk.Scope;
import vn.hamrong.shared.IncidentBook.Incident;
import vn.hamrong.shared.Role;
import vn.hamrong.shared.web.InMenu;
import vn.hamrong.shared.web.OpenTo;
import vn.hamrong.shared.web.SignedIn;

/** How the hospitals' connections are: who has said what last, who lags, who fell silent, and what they have not got yet. */
@Controller
@OpenTo(Role.ENGINEER)
final class ConnectionsPage {
    private static final int INCIDENTS_MAX = 50;

    private final Connections connections;
    private final ConnectionSources sources;
    private final Clock clock;

    ConnectionsPage(Connections connections, ConnectionSources sources, Clock clock) {
        this.connections = connections;
        this.sources = sources;
        this.clock = clock;
    }

    /** One connection, as the table shows it; without counts when nothing has ever come. */
    record Line(
            String hospital,
            String channel,
            Optional<Connection> counts,
            Optional<Moments.Age> last,
            Optional<Moments.Age> lag,
            long errorPercent) {

        /** Messages that would have come while it is silent. */
        public long missed() {
            return counts.flatMap(Connection::silent)
                    .map(silence -> Math.round(silence.expected()))
                    .orElse(0L);
        }
    }

    /** What a destination has not got yet. */
    record Destination(String name, long waiting, long parked, Optional<Moments.Age> oldest, boolean stopped) {}

    /** Something a person should look at. */
    record Trouble(long id, String hospital, String kind, String words, long times, String last, String person) {}

    @GetMapping("/connections")
    @InMenu(value = "connections", order = 40)
    String all(SignedIn me, Model model, HttpServletRequest request) {
        Engineer by = Engineers.of(me, request);
        Instant now = clock.instant();
        List<Connection> counted = connections.all(by.scope(), now);
        List<Line> lines =
                new ArrayList<>(counted.stream().map(one -> line(one, now)).toList());
        lines.addAll(silentSinceEver(by.scope(), counted));
        model.addAttribute("lines", lines);
        model.addAttribute("destinations", destinations(by.scope(), now));
        model.addAttribute("everywhere", sources.outbox().everywhere().isPresent());
        model.addAttribute("troubles", troubles(by.scope()));
        return "exchange/connections";
    }

    @PostMapping("/connections/incidents/{id}/mine")
    String mine(SignedIn me, @PathVariable long id, HttpServletRequest request) {
        Engineer by = Engineers.of(me, request);
        sources.incidents().acknowledge(by.scope().only(), id, by.name(), clock.instant());
        return "redirect:/connections";
    }

    private Line line(Connection one, Instant now) {
        return new Line(
                sources.facilities().name(one.hospital()),
                one.channel(),
                Optional.of(one),
                Optional.of(Moments.Age.between(one.lastAt(), now)),
                one.lag().map(Moments.Age::of),
                Math.round(one.refusedPercent()));
    }

    /** Connections of the hospitals' files by which nothing came in the weeks that are counted. */
    private List<Line> silentSinceEver(Scope scope, List<Connection> counted) {
        return hospitals(scope)
                .flatMap(hospital -> hospital.connections().stream()
                        .filter(connection -> counted.stream()
                                .noneMatch(one -> one.hospital().equals(hospital.code())
                                        && one.channel().equals(connection.name())))
                        .map(connection -> new Line(
                                hospital.name(),
                                connection.name(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                0)))
                .toList();
    }

    /** A hospital sees the destinations of its own file; the Department all there are. */
    private List<Destination> destinations(Scope scope, Instant now) {
        List<String> own = hospitals(scope)
                .flatMap(hospital -> hospital.deliveries().stream())
                .map(vn.hamrong.exchange.Destination::fullName)
                .toList();
        List<Destination> all = new ArrayList<>(sources.outbox().backlog().stream()
                .filter(one -> scope.only().isEmpty() || own.contains(one.destination()))
                .map(one -> new Destination(
                        one.destination(),
                        one.waiting(),
                        one.parked(),
                        one.oldest().map(oldest -> Moments.Age.between(oldest, now)),
                        one.stopped().isPresent()))
                .toList());
        own.stream()
                .filter(name -> all.stream().noneMatch(one -> one.name().equals(name)))
                .forEach(name -> all.add(new Destination(name, 0, 0, Optional.empty(), false)));
        return all;
    }

    private Stream<Hospital> hospitals(Scope scope) {
        return sources.hospitals().all().stream().filter(hospital -> scope.covers(hospital.code()));
    }

    private List<Trouble> troubles(Scope scope) {
        return sources.incidents().list(scope.only(), true, OptionalLong.empty(), INCIDENTS_MAX).stream()
                .map(this::trouble)
                .toList();
    }

    private Trouble trouble(Incident incident) {
        String person = incident.acknowledgedBy();
        return new Trouble(
                incident.id(),
                sources.facilities().name(incident.facility()),
                incident.kind(),
                incident.words(),
                incident.times(),
                Moments.full(incident.lastAt()),
                person == null ? "" : person);
    }
}
