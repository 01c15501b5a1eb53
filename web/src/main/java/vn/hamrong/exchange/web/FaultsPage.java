package vn.hamrong.exchange.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.hamrong.exchange.desk.BulkReplays;
import vn.hamrong.exchange.desk.Engineer;
import vn.hamrong.exchange.desk.ParkedCauses;
import vn.hamrong.exchange.desk.ReplayWork;
import vn.hamrong.shared.Facilities;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.Role;
import vn.hamrong.shared.web.InMenu;
import vn.hamrong.shared.web.NotHere;
import vn.hamrong.shared.web.OpenTo;
import vn.hamrong.shared.web.SignedIn;

/** Parked messages by cause, and another try for a whole cause: seen before it starts, at a rate, with a stop. */
@Controller
@OpenTo(Role.ENGINEER)
final class FaultsPage {
    private static final int GROUPS_MAX = 200;
    private static final int RUNS_MAX = 10;
    private static final int EXAMPLES_MAX = 20;
    private static final List<Integer> RATES = List.of(10, 60, 300, BulkReplays.PER_MINUTE_MAX);

    private final ParkedCauses causes;
    private final BulkReplays replays;
    private final ReplayWork work;
    private final Facilities facilities;

    FaultsPage(ParkedCauses causes, BulkReplays replays, ReplayWork work, Facilities facilities) {
        this.causes = causes;
        this.replays = replays;
        this.work = work;
        this.facilities = facilities;
    }

    /** One cause of one hospital. */
    record Line(
            String code,
            String hospital,
            Cause cause,
            long messages,
            long patients,
            long example,
            String first,
            String last) {}

    /** One run. */
    record Run(long id, String hospital, Cause cause, BulkReplays.State state, BulkReplays.Run counts, String started) {
        /** How its state looks. */
        public String look() {
            return switch (state) {
                case RUNNING -> "";
                case STOPPED -> "warn";
                case DONE -> "ok";
            };
        }

        /** How much of it is behind it, 0 to 100. */
        public long percent() {
            return counts.messages() == 0 ? 100 : 100 * (counts.messages() - counts.left()) / counts.messages();
        }
    }

    @GetMapping("/faults")
    @InMenu(value = "faults", order = 42)
    String list(SignedIn me, Model model, HttpServletRequest request) {
        Engineer by = Engineers.of(me, request);
        model.addAttribute(
                "groups",
                causes.groups(by.scope(), GROUPS_MAX).stream().map(this::line).toList());
        model.addAttribute("runs", runs(by));
        model.addAttribute("said", Said.of(request));
        return "exchange/faults";
    }

    /** Only the runs, for a page that looks again every few seconds. */
    @GetMapping("/faults/runs")
    String runs(SignedIn me, Model model, HttpServletRequest request) {
        model.addAttribute("runs", runs(Engineers.of(me, request)));
        return "exchange/runs";
    }

    /** What a run would do, before it does anything. */
    @GetMapping("/faults/replay")
    String preview(
            SignedIn me,
            @RequestParam String hospital,
            @RequestParam String reason,
            Model model,
            HttpServletRequest request) {
        Engineer by = Engineers.of(me, request);
        FacilityCode code = theirs(by, hospital);
        model.addAttribute("code", code.value());
        model.addAttribute("hospital", facilities.name(code));
        model.addAttribute("cause", Cause.of(reason));
        model.addAttribute("count", work.preview(by, code, reason));
        model.addAttribute("overtaken", work.overtaken(by, code, reason));
        model.addAttribute("max", BulkReplays.MESSAGES_MAX);
        model.addAttribute("rates", RATES);
        model.addAttribute(
                "rows",
                causes.of(code, reason, EXAMPLES_MAX).stream()
                        .map(line -> Row.of(line, facilities))
                        .toList());
        return "exchange/replay";
    }

    @PostMapping("/faults/replay")
    String start(
            SignedIn me,
            @RequestParam String hospital,
            @RequestParam String reason,
            @RequestParam int perMinute,
            HttpServletRequest request) {
        Engineer by = Engineers.of(me, request);
        int rate = Math.min(BulkReplays.PER_MINUTE_MAX, Math.max(1, perMinute));
        OptionalLong run = work.start(by, theirs(by, hospital), reason, rate);
        return run.isPresent() ? "redirect:/faults?said=started" : "redirect:/faults";
    }

    @PostMapping("/faults/runs/{run}/stop")
    String stop(SignedIn me, @PathVariable long run, HttpServletRequest request) {
        boolean stopped = work.stop(Engineers.of(me, request), run);
        return "redirect:/faults?said=" + (stopped ? "stopped" : "not-running");
    }

    private static FacilityCode theirs(Engineer by, String hospital) {
        return Engineers.hospital(hospital)
                .filter(code -> by.scope().covers(code))
                .orElseThrow(NotHere::new);
    }

    private List<Run> runs(Engineer by) {
        return replays.runs(by.scope(), RUNS_MAX).stream()
                .map(run -> new Run(
                        run.id(),
                        facilities.name(run.order().hospital()),
                        Cause.of(run.order().reason()),
                        run.state(),
                        run,
                        Moments.full(run.startedAt())))
                .toList();
    }

    private Line line(ParkedCauses.Group group) {
        return new Line(
                group.hospital().value(),
                facilities.name(group.hospital()),
                Cause.of(group.reason()),
                group.messages(),
                group.patients(),
                group.example().value(),
                Moments.full(group.first()),
                Moments.full(group.last()));
    }
}
