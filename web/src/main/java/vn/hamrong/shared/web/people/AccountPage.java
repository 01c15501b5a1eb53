package vn.hamrong.shared.web.people;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import vn.hamrong.shared.StaffMember;
import vn.hamrong.shared.people.OwnAccount;
import vn.hamrong.shared.web.Correlation;
import vn.hamrong.shared.web.InMenu;
import vn.hamrong.shared.web.NotHere;
import vn.hamrong.shared.web.OpenTo;
import vn.hamrong.shared.web.Sessions;
import vn.hamrong.shared.web.SignedIn;
import vn.hamrong.shared.web.Typed;

/** One's own account: what the hub knows of it, and another password. */
@Controller
@OpenTo(who = OpenTo.Who.SIGNED_IN)
final class AccountPage {
    private final OwnAccount account;
    private final Sessions sessions;

    AccountPage(OwnAccount account, Sessions sessions) {
        this.account = account;
        this.sessions = sessions;
    }

    /** What is filled in to change the password. */
    record Change(String old, String password, String again) {
        Change {
            old = Typed.text(old);
            password = Typed.text(password);
            again = Typed.text(again);
        }
    }

    @GetMapping("/account")
    @InMenu(value = "account", order = 90)
    String show(SignedIn me, Model model) {
        return form(me, "", model);
    }

    @PostMapping("/account/password")
    String change(SignedIn me, Change form, Model model, HttpServletRequest request) {
        StaffMember member = account.find(me.person()).orElseThrow(NotHere::new);
        String fault = NewPassword.fault(form.password(), form.again(), member);
        if (!fault.isEmpty()) {
            return form(me, fault, model);
        }
        if (!account.changePassword(Correlation.actor(me, request), form.old(), form.password())) {
            return form(me, "wrong-old", model);
        }
        sessions.close(request);
        return "redirect:/login?over=PASSWORD_SET";
    }

    private String form(SignedIn me, String fault, Model model) {
        model.addAttribute("member", account.find(me.person()).orElseThrow(NotHere::new));
        model.addAttribute("secondFactor", account.hasSecondFactor(me.person()));
        model.addAttribute("fault", fault);
        return "shared/account";
    }
}
