package vn.hamrong.shared.web.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.hamrong.shared.StaffMember;
import vn.hamrong.shared.people.Login;
import vn.hamrong.shared.web.OpenTo;

/** The second step of the login: the authenticator's six digits, or a recovery code. */
@Controller
@OpenTo(who = OpenTo.Who.ANYBODY)
final class CodePage {
    private final Login login;
    private final Entrance entrance;

    CodePage(Login login, Entrance entrance) {
        this.login = login;
        this.entrance = entrance;
    }

    @GetMapping("/login/code")
    String show(HttpServletRequest request, Model model) {
        model.addAttribute("refused", false);
        return entrance.halfway(request).isPresent() ? "shared/code" : "redirect:/login";
    }

    @PostMapping("/login/code")
    String check(@RequestParam String code, Model model, HttpServletRequest request, HttpServletResponse response) {
        Optional<Halfway> halfway = entrance.halfway(request);
        Optional<StaffMember> member = halfway.flatMap(entrance::member);
        if (member.isEmpty()) {
            return "redirect:/login";
        }
        if (!entrance.mayTry(request) || !login.bySecondFactor(member.get().id(), code)) {
            entrance.failed(request);
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            model.addAttribute("refused", true);
            return "shared/code";
        }
        return entrance.letIn(member.get(), halfway.get().next(), request, response);
    }
}
