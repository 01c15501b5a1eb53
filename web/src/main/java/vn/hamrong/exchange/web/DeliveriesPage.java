package vn.hamrong.exchange.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import vn.hamrong.exchange.desk.DeliveryWork;
import vn.hamrong.exchange.desk.Engineer;
import vn.hamrong.exchange.desk.Outlet;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.OutboxBook;
import vn.hamrong.shared.OutboxBook.Counts;
import vn.hamrong.shared.OutboxBook.Standing;
import vn.hamrong.shared.OutboxDesk;
import vn.hamrong.shared.OutboxDesk.Stopped;
import vn.hamrong.shared.Role;
import vn.hamrong.shared.web.InMenu;
import vn.hamrong.shared.web.NotHere;
import vn.hamrong.shared.web.OpenTo;
import vn.hamrong.shared.web.SignedIn;

/** What leaves to each system: how much waits, is tried again, is parked or was confirmed; with a stop and a go. */
@Controller
@OpenTo(Role.ENGINEER)
final class DeliveriesPage {
    private static final Set<Standing> UNDELIVERED = EnumSet.of(Standing.WAITING, Standing.RETRYING, Standing.PARKED);

    private final DeliveryWork work;
    private final DeliverySources sources;
    private final Clock clock;

    DeliveriesPage(DeliveryWork work, DeliverySources sources, Clock clock) {
        this.work = work;
        this.sources = sources;
        this.clock = clock;
    }

    /**
     * One system.
     *
     * @param own whether they look after it, and do not only send there
     */
    record Way(
            String name,
            String hospital,
            boolean own,
            Counts counts,
            Optional<Moments.Age> oldest,
            String nextTry,
            Optional<Stop> stop) {
        /** How its state looks. */
        public String look() {
            return stop.isPresent() ? "bad" : counts.parked() > 0 ? "warn" : counts.retrying() > 0 ? "" : "ok";
        }

        /** The word of its state. */
        public String state() {
            return stop.isPresent()
                    ? "stopped"
                    : counts.parked() > 0
                            ? "parked"
                            : counts.retrying() > 0 ? "retrying" : counts.waiting() > 0 ? "waiting" : "done";
        }
    }

    /** A stop that lasts. */
    record Stop(String person, String reason, String at) {
        static Stop of(Stopped stopped) {
            return new Stop(stopped.person(), stopped.reason(), Moments.full(stopped.at()));
        }
    }

    @GetMapping("/deliveries")
    @InMenu(value = "deliveries", order = 43)
    String ways(SignedIn me, Model model, HttpServletRequest request) {
        Engineer by = Engineers.of(me, request);
        model.addAttribute("ways", ways(by));
        model.addAttribute(
                "everywhere", sources.desk().everywhere().map(Stop::of).orElse(null));
        model.addAttribute("operator", by.scope().only().isEmpty());
        model.addAttribute("said", Said.of(request));
        return "exchange/deliveries";
    }

    /** The items of one system; of one that is not theirs only what they send, as long as it is under way. */
    @GetMapping("/deliveries/items")
    String items(
            SignedIn me,
            @RequestParam String to,
            @RequestParam Optional<Standing> standing,
            @RequestParam Optional<Long> before,
            Model model,
            HttpServletRequest request) {
        Engineer by = Engineers.of(me, request);
        Way way = ways(by).stream()
                .filter(one -> one.name().equals(to))
                .findFirst()
                .orElseThrow(NotHere::new);
        Set<Standing> choice = way.own() ? EnumSet.allOf(Standing.class) : UNDELIVERED;
        Set<Standing> wanted = standing.filter(choice::contains).map(Set::of).orElse(choice);
        OptionalLong place = before.stream().mapToLong(Long::longValue).findFirst();
        Optional<FacilityCode> sender =
                way.own() ? Optional.empty() : by.scope().only();
        List<OutboxBook.Line> lines = sources.book().list(new OutboxBook.Asked(to, wanted, sender, place));
        model.addAttribute("way", way);
        model.addAttribute("delivered", way.own() ? sources.book().delivered(to) : -1);
        model.addAttribute("most", OutboxBook.COUNTED_MAX);
        model.addAttribute("choice", choice);
        model.addAttribute("standing", standing.orElse(null));
        model.addAttribute("rows", lines.stream().map(this::row).toList());
        model.addAttribute(
                "next",
                lines.size() < OutboxBook.LISTED_MAX
                        ? null
                        : lines.get(lines.size() - 1).place());
        model.addAttribute("said", Said.of(request));
        return "exchange/delivery-items";
    }

    private DeliveryRow row(OutboxBook.Line line) {
        return DeliveryRow.of(line, sources.facilities());
    }

    @PostMapping("/deliveries/stop")
    String stop(SignedIn me, @RequestParam String to, @RequestParam String reason, HttpServletRequest request) {
        return Engineers.reason(reason)
                .map(why -> back(to, work.stop(Engineers.of(me, request), to, why) ? "way-stopped" : "not-yours"))
                .orElseGet(() -> back(to, "no-reason"));
    }

    @PostMapping("/deliveries/start")
    String start(SignedIn me, @RequestParam String to, @RequestParam String reason, HttpServletRequest request) {
        return Engineers.reason(reason)
                .map(why -> back(to, work.start(Engineers.of(me, request), to, why) ? "way-started" : "not-yours"))
                .orElseGet(() -> back(to, "no-reason"));
    }

    /** Another try for all that is parked there, up to 1,000 at once. */
    @PostMapping("/deliveries/resume")
    String resumeAll(SignedIn me, @RequestParam String to, @RequestParam String reason, HttpServletRequest request) {
        return Engineers.reason(reason)
                .map(why -> back(to, work.resumeAll(Engineers.of(me, request), to, why) ? "resumed" : "not-yours"))
                .orElseGet(() -> back(to, "no-reason"));
    }

    private static String back(String to, String said) {
        return to.equals(OutboxDesk.EVERYWHERE)
                ? "redirect:/deliveries?said=" + said
                : "redirect:"
                        + UriComponentsBuilder.fromPath("/deliveries/items")
                                .queryParam("to", "{to}")
                                .queryParam("said", said)
                                .encode()
                                .buildAndExpand(to)
                                .toUriString();
    }

    /** First what they look after, then where else they have something under way. */
    private List<Way> ways(Engineer by) {
        Instant now = clock.instant();
        List<Outlet> own = work.outlets(by);
        Map<String, Counts> counts = byName(sources.book().undelivered(Optional.empty()));
        Map<String, Counts> sent = by.scope().only().isEmpty()
                ? counts
                : byName(sources.book().undelivered(by.scope().only()));
        Map<String, Stopped> stops = sources.desk().backlog().stream()
                .filter(one -> one.stopped().isPresent())
                .collect(Collectors.toMap(
                        OutboxDesk.Backlog::destination, one -> one.stopped().orElseThrow()));
        List<Way> ways = new ArrayList<>(own.stream()
                .map(outlet -> way(outlet.name(), true, counts, stops, now))
                .toList());
        Stream<String> others = sent.keySet().stream()
                .filter(name -> own.stream().noneMatch(outlet -> outlet.name().equals(name)))
                .sorted();
        others.forEach(name -> ways.add(way(name, by.scope().only().isEmpty(), sent, stops, now)));
        return ways;
    }

    private static Map<String, Counts> byName(List<Counts> all) {
        return all.stream().collect(Collectors.toMap(Counts::destination, one -> one));
    }

    private Way way(String name, boolean own, Map<String, Counts> counts, Map<String, Stopped> stops, Instant now) {
        Counts known = counts.getOrDefault(name, new Counts(name, 0, 0, 0, Optional.empty(), Optional.empty()));
        return new Way(
                name,
                sources.hospitalOf(name),
                own,
                known,
                known.oldest().map(oldest -> Moments.Age.between(oldest, now)),
                known.nextTry().map(Moments::clock).orElse(""),
                Optional.ofNullable(stops.get(name)).map(Stop::of));
    }
}
