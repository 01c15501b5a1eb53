package vn.hamrong.shared.web.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.hamrong.shared.Facilities;
import vn.hamrong.shared.Role;
import vn.hamrong.shared.StaffMember;
import vn.hamrong.shared.people.Login;
import vn.hamrong.shared.web.Demo;
import vn.hamrong.shared.web.LocalPath;
import vn.hamrong.shared.web.OpenTo;
import vn.hamrong.shared.web.Typed;

/** Name and password. Whatever is wrong with them, the answer is the same. */
@Controller
@OpenTo(who = OpenTo.Who.ANYBODY)
public final class LoginPage {
    private final Login login;
    private final Entrance entrance;
    private final Demo demo;
    private final Surroundings around;

    LoginPage(Login login, Entrance entrance, Demo demo, Surroundings around) {
        this.login = login;
        this.entrance = entrance;
        this.demo = demo;
        this.around = around;
    }

    /** What the page shows besides its form: names of hospitals, and whether the province has a login of its own. */
    public record Surroundings(Facilities facilities, boolean province) {}

    /** One of the demo's buttons. */
    record Card(String login, String name, List<Role> roles, String facility) {}

    /** What is filled in; nothing else of the request counts. */
    record Form(String name, String password, String next) {
        Form {
            name = Typed.text(name);
            password = Typed.text(password);
            next = Typed.text(next);
        }
    }

    @GetMapping("/login")
    String show(
            @RequestParam(defaultValue = "/") String next, @RequestParam(defaultValue = "") String over, Model model) {
        return form(model, next, Notice.of(over));
    }

    @PostMapping("/login")
    String signIn(Form form, Model model, HttpServletRequest request, HttpServletResponse response) {
        Login.Answer answer =
                entrance.mayTry(request) ? login.byPassword(form.name(), form.password()) : new Login.Answer.Refused();
        if (answer instanceof Login.Answer.Refused) {
            entrance.failed(request);
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return form(model, form.next(), Notice.REFUSED);
        }
        return entrance.pass(answer, form.next(), request, response);
    }

    private String form(Model model, String next, Notice notice) {
        model.addAttribute("next", LocalPath.of(next));
        model.addAttribute("notice", notice);
        model.addAttribute("province", around.province());
        model.addAttribute("cards", demo.people().stream().map(this::card).toList());
        return "shared/login";
    }

    private Card card(StaffMember person) {
        List<Role> roles = person.roles().stream().sorted().toList();
        return new Card(
                person.login().value(),
                person.name(),
                roles,
                around.facilities().name(person.facility()));
    }
}
