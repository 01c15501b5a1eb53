package vn.hamrong.shared.web.looked;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.hamrong.shared.Facilities;
import vn.hamrong.shared.Role;
import vn.hamrong.shared.audit.WhoLooked;
import vn.hamrong.shared.web.Correlation;
import vn.hamrong.shared.web.InMenu;
import vn.hamrong.shared.web.Masked;
import vn.hamrong.shared.web.OpenTo;
import vn.hamrong.shared.web.SignedIn;

/**
 * "Who looked at my record?", asked by the patient at the desk and told on paper. Only of the desk's own patients. The
 * number is posted, so that it stands in no address and no log.
 */
@Controller
@OpenTo({Role.RECEPTION, Role.FACILITY_ADMINISTRATOR})
final class WhoLookedPage {
    private static final String VIEW = "shared/who-looked";
    private static final int NUMBER_MAX = 100;

    private final WhoLooked who;
    private final Facilities facilities;
    private final Clock clock;

    WhoLookedPage(WhoLooked who, Facilities facilities, Clock clock) {
        this.who = who;
        this.facilities = facilities;
        this.clock = clock;
    }

    @GetMapping("/who-looked")
    @InMenu(value = "who-looked", order = 15)
    String ask() {
        return VIEW;
    }

    @PostMapping("/who-looked")
    String tell(SignedIn me, @RequestParam(defaultValue = "") String number, Model model, HttpServletRequest request) {
        String asked = number.strip();
        if (asked.isEmpty() || asked.length() > NUMBER_MAX) {
            model.addAttribute("said", "no-number");
            return VIEW;
        }
        who.tell(clerk(me, request), asked)
                .match(answer -> told(answer, asked, model), found -> model.addAttribute("said", found(found)));
        return VIEW;
    }

    private Model told(WhoLooked.Answer answer, String number, Model model) {
        Lines lines = new Lines(answer.rights(), facilities);
        return model.addAttribute("person", answer.person())
                .addAttribute("born", Lines.born(answer.person().born()))
                .addAttribute("number", Masked.of(number))
                .addAttribute("since", Lines.day(answer.since()))
                .addAttribute("now", Lines.moment(clock.instant()))
                .addAttribute("looks", lines.of(answer.looks()))
                .addAttribute("refused", lines.of(answer.refused()))
                .addAttribute("rights", lines.rights())
                .addAttribute("complete", answer.complete());
    }

    private static String found(int people) {
        return people == 0 ? "nobody" : "several";
    }

    private static WhoLooked.Clerk clerk(SignedIn me, HttpServletRequest request) {
        return new WhoLooked.Clerk(me.person().actor(), Role.words(me.roles()), me.facility(), Correlation.of(request));
    }
}
