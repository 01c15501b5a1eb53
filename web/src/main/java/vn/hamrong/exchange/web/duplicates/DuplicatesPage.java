package vn.hamrong.exchange.web.duplicates;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.hamrong.exchange.patients.Joining;
import vn.hamrong.exchange.patients.Likeness;
import vn.hamrong.exchange.patients.Link;
import vn.hamrong.exchange.patients.Pair;
import vn.hamrong.exchange.patients.PatientDesk;
import vn.hamrong.exchange.patients.Review;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.Role;
import vn.hamrong.shared.web.InMenu;
import vn.hamrong.shared.web.NotHere;
import vn.hamrong.shared.web.OpenTo;
import vn.hamrong.shared.web.SignedIn;

/**
 * Probable duplicates of which this facility has a record: why, side by side, what would be done, and the decision. A pair
 * of other hospitals is not there at all.
 */
@Controller
@OpenTo(Role.ENGINEER)
final class DuplicatesPage {
    private static final int LISTED = 100;
    private static final int MERGES = 20;
    private static final String REASON = "why";

    private final PatientDesk desk;

    DuplicatesPage(PatientDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/duplicates")
    @InMenu(value = "duplicates", order = 30)
    String list(SignedIn me, Model model) {
        model.addAttribute("waiting", desk.waiting(Optional.of(me.facility()), LISTED));
        model.addAttribute("joined", desk.joined(me.facility(), LISTED));
        model.addAttribute("ask", Likeness.ASK);
        return "exchange/duplicates";
    }

    @GetMapping("/duplicates/{id}")
    String one(SignedIn me, @PathVariable long id, @RequestParam(defaultValue = "") String said, Model model) {
        PatientDesk.Shown shown = mine(id, me, "side by side");
        Pair pair = shown.review().pair();
        model.addAttribute("review", shown.review());
        model.addAttribute("ask", Likeness.ASK);
        model.addAttribute("sides", Comparison.of(shown.one(), shown.other(), me.facility()));
        model.addAttribute("links", shown.review().state() == Review.State.SAME ? desk.linksOf(pair) : List.of());
        model.addAttribute("effect", own(effect(shown), me.facility()));
        model.addAttribute("said", said(said));
        return "exchange/duplicate";
    }

    @PostMapping("/duplicates/{id}")
    String decide(
            SignedIn me, @PathVariable long id, @RequestParam Review.State answer, @RequestParam(REASON) String why) {
        if (why.isBlank() || why.length() > Review.WHY_MAX) {
            return back(id, "no-reason");
        }
        if (answer == Review.State.OPEN || answer == Review.State.WITHDRAWN) {
            throw new NotHere();
        }
        mine(id, me, why);
        return done(id, () -> desk.decide(id, answer, person(me, why)));
    }

    @PostMapping("/duplicates/{id}/undo")
    String undo(SignedIn me, @PathVariable long id, @RequestParam long link, @RequestParam(REASON) String why) {
        if (why.isBlank() || why.length() > Review.WHY_MAX) {
            return back(id, "no-reason");
        }
        PatientDesk.Shown shown = mine(id, me, why);
        if (desk.linksOf(shown.review().pair()).stream().map(Link.Made::id).noneMatch(each -> each == link)) {
            throw new NotHere();
        }
        return done(id, () -> desk.unmerge(link, person(me, why)));
    }

    /** The numbers that the hospital's own messages merged, the latest or those of one number. */
    @GetMapping("/duplicates/merges")
    String merges(
            SignedIn me,
            @RequestParam(defaultValue = "") String mrn,
            @RequestParam(defaultValue = "") String said,
            Model model) {
        model.addAttribute("mrn", mrn);
        model.addAttribute(
                "merges",
                desk.numbers(person(me, "list"), mrn.strip(), MERGES).stream()
                        .map(Merge::of)
                        .toList());
        model.addAttribute("said", said(said));
        return "exchange/merges";
    }

    @PostMapping("/duplicates/merges")
    String undoMerge(SignedIn me, @RequestParam long link, @RequestParam(REASON) String why) {
        if (why.isBlank() || why.length() > Review.WHY_MAX) {
            return "redirect:/duplicates/merges?said=no-reason";
        }
        if (desk.link(link).filter(made -> isOf(me.facility(), made)).isEmpty()) {
            throw new NotHere();
        }
        return "redirect:/duplicates/merges?said=" + outcome(() -> desk.unmerge(link, person(me, why)));
    }

    private static boolean isOf(FacilityCode facility, Link.Made made) {
        return made.link() instanceof Link.Numbers number && number.hospital().equals(facility);
    }

    /** The question, when this facility has one of its records. */
    private PatientDesk.Shown mine(long id, SignedIn me, String why) {
        return desk.show(id, person(me, why)).orElseThrow(NotHere::new);
    }

    private Optional<Joining.Preview> effect(PatientDesk.Shown shown) {
        boolean one =
                shown.one().record().patient().equals(shown.other().record().patient());
        return one ? Optional.empty() : Optional.of(desk.preview(shown.review().pair()));
    }

    /** How many of the facility's own results would go: how many another hospital has is not for it to know. */
    private static Map<String, Integer> own(Optional<Joining.Preview> preview, FacilityCode facility) {
        return preview.map(Joining.Preview::numbered)
                .map(numbered -> numbered.getOrDefault(facility, Map.of()))
                .orElse(Map.of());
    }

    private static String done(long id, Runnable work) {
        return back(id, outcome(work));
    }

    private static String outcome(Runnable work) {
        try {
            work.run();
            return "done";
        } catch (IllegalArgumentException changedMeanwhile) {
            return "changed-meanwhile";
        }
    }

    private static String said(String word) {
        return List.of("done", "no-reason", "changed-meanwhile").contains(word) ? word : "";
    }

    private static String back(long id, String said) {
        return "redirect:/duplicates/" + id + "?said=" + said;
    }

    private static PatientDesk.Person person(SignedIn me, String why) {
        return new PatientDesk.Person(me.person().toString(), Optional.of(me.facility()), why);
    }
}
