package vn.hamrong.shared.web.login;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import vn.hamrong.shared.people.Actor;
import vn.hamrong.shared.people.OwnAccount;
import vn.hamrong.shared.web.Correlation;
import vn.hamrong.shared.web.OpenTo;
import vn.hamrong.shared.web.Sessions;
import vn.hamrong.shared.web.SignedIn;

/** Ends the session of whoever asks. */
@Controller
final class SignOut {
    private final Sessions sessions;
    private final OwnAccount account;

    SignOut(Sessions sessions, OwnAccount account) {
        this.sessions = sessions;
        this.account = account;
    }

    @PostMapping("/logout")
    @OpenTo(who = OpenTo.Who.SIGNED_IN)
    String signOut(SignedIn me, HttpServletRequest request) {
        account.signsOut(new Actor(me.person(), Correlation.of(request)));
        sessions.close(request);
        return "redirect:/login?over=SIGNED_OUT";
    }
}
