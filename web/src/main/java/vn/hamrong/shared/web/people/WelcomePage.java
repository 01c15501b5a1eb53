package vn.hamrong.shared.web.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import vn.hamrong.shared.StaffMember;
import vn.hamrong.shared.people.OwnAccount;
import vn.hamrong.shared.web.Correlation;
import vn.hamrong.shared.web.OpenTo;
import vn.hamrong.shared.web.Typed;
import vn.hamrong.shared.web.login.Entrance;

/** Sets a password by an invitation. Its code comes behind the # of the link, or is typed. */
@Controller
@OpenTo(who = OpenTo.Who.ANYBODY)
final class WelcomePage {
    private static final String SEEN = "redirect:/login?over=PASSWORD_SET";

    private final OwnAccount account;
    private final Entrance entrance;

    WelcomePage(OwnAccount account, Entrance entrance) {
        this.account = account;
        this.entrance = entrance;
    }

    /** What is filled in. */
    record Acceptance(String code, String password, String again) {
        Acceptance {
            code = Typed.text(code);
            password = Typed.text(password);
            again = Typed.text(again);
        }
    }

    @GetMapping("/welcome")
    String show(Model model) {
        return form("", "", model);
    }

    @PostMapping("/welcome")
    String accept(Acceptance form, Model model, HttpServletRequest request, HttpServletResponse response) {
        Optional<StaffMember> member = entrance.mayTry(request) ? account.invited(form.code()) : Optional.empty();
        if (member.isEmpty()) {
            return refused(model, request, response);
        }
        String fault = NewPassword.fault(form.password(), form.again(), member.get());
        if (!fault.isEmpty()) {
            return form(fault, form.code(), model);
        }
        return account.accept(form.code(), form.password(), Correlation.of(request))
                        .isPresent()
                ? SEEN
                : refused(model, request, response);
    }

    private String refused(Model model, HttpServletRequest request, HttpServletResponse response) {
        entrance.failed(request);
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        return form("no-invitation", "", model);
    }

    private static String form(String fault, String code, Model model) {
        model.addAttribute("fault", fault);
        model.addAttribute("code", code);
        return "shared/welcome";
    }
}
