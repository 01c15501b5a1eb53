package vn.hamrong.shared.web.looked;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.hamrong.shared.CareRelationship;
import vn.hamrong.shared.CareRelationship.Basis;
import vn.hamrong.shared.Role;
import vn.hamrong.shared.access.AccessReview;
import vn.hamrong.shared.access.AccessReview.Verdict;
import vn.hamrong.shared.access.AccessReviews;
import vn.hamrong.shared.access.Reviewing;
import vn.hamrong.shared.web.Correlation;
import vn.hamrong.shared.web.InMenu;
import vn.hamrong.shared.web.OpenTo;
import vn.hamrong.shared.web.SignedIn;

/**
 * A hospital's daily list of records that were opened without asking first: emergencies, and check-ins that a clerk attested. A
 * second person of the hospital says whether it was right.
 */
@Controller
@OpenTo(Role.FACILITY_ADMINISTRATOR)
final class EmergenciesPage {
    private static final int WORDS_MIN = 5;
    private static final Set<String> SAID = Set.of("kept", "no-words", "unknown", "own-deed", "judged-before");

    private final Reviewing reviewing;
    private final Clock clock;

    EmergenciesPage(Reviewing reviewing, Clock clock) {
        this.reviewing = reviewing;
        this.clock = clock;
    }

    /** One of the list, in words. */
    record Line(
            UUID id,
            Basis basis,
            String mrn,
            String by,
            Lines.Reason reason,
            String from,
            String until,
            boolean over) {}

    @GetMapping("/emergencies")
    @InMenu(value = "emergencies", order = 16)
    String list(SignedIn me, @RequestParam Optional<String> said, Model model, HttpServletRequest request) {
        Reviewing.Person by =
                new Reviewing.Person(me.person().actor(), Role.words(me.roles()), Correlation.of(request));
        List<Line> lines =
                reviewing.waiting(me.facility(), by).stream().map(this::line).toList();
        model.addAttribute("lines", lines);
        said.filter(SAID::contains).ifPresent(word -> model.addAttribute("said", word));
        return "shared/emergencies";
    }

    private Line line(AccessReviews.Waiting waiting) {
        CareRelationship right = waiting.right();
        return new Line(
                right.id(),
                right.basis(),
                waiting.mrn().orElse("–"),
                right.openedBy(),
                Lines.Reason.of(right),
                Lines.moment(right.from()),
                Lines.moment(right.until()),
                right.ended().isPresent() || !right.until().isAfter(clock.instant()));
    }

    @PostMapping("/emergencies")
    String judge(
            SignedIn me,
            @RequestParam Optional<UUID> id,
            @RequestParam Optional<Verdict> verdict,
            @RequestParam(defaultValue = "") String words) {
        String why = words.strip();
        if (id.isEmpty() || verdict.isEmpty() || why.length() < WORDS_MIN || why.length() > AccessReview.WORDS_MAX) {
            return "redirect:/emergencies?said=no-words";
        }
        AccessReview review =
                new AccessReview(id.get(), clock.instant(), me.person().actor(), verdict.get(), why);
        String said = reviewing
                .judge(me.facility(), review)
                .name()
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
        return "redirect:/emergencies?said=" + said;
    }
}
