package vn.hamrong.shared.web.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.hamrong.shared.StaffMember;
import vn.hamrong.shared.people.Actor;
import vn.hamrong.shared.people.OneTimeCode;
import vn.hamrong.shared.people.OwnAccount;
import vn.hamrong.shared.people.Totp;
import vn.hamrong.shared.people.TotpSecret;
import vn.hamrong.shared.web.Correlation;
import vn.hamrong.shared.web.OpenTo;

/**
 * Sets up an authenticator before the first full login of a role that needs one. The secret rests in the session until a
 * right code proves that the phone has it; then the recovery codes are shown, once.
 */
@Controller
@OpenTo(who = OpenTo.Who.ANYBODY)
final class EnrolPage {
    private static final String SECRET = TotpSecret.class.getName();
    private static final String ISSUER = "Hàm Rồng";

    private final OwnAccount account;
    private final Entrance entrance;
    private final Clock clock;

    EnrolPage(OwnAccount account, Entrance entrance, Clock clock) {
        this.account = account;
        this.entrance = entrance;
        this.clock = clock;
    }

    @GetMapping("/login/enrol")
    String show(HttpServletRequest request, Model model) {
        Optional<StaffMember> member = owing(request);
        return member.isEmpty() ? "redirect:/login" : form(member.get(), false, request, model);
    }

    @PostMapping("/login/enrol")
    String confirm(@RequestParam String code, Model model, HttpServletRequest request, HttpServletResponse response) {
        Optional<StaffMember> member = owing(request);
        if (member.isEmpty()) {
            return "redirect:/login";
        }
        TotpSecret secret = secret(request);
        OptionalLong step = Totp.step(secret, code, clock.instant());
        if (step.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return form(member.get(), true, request, model);
        }
        Actor actor = new Actor(member.get().id(), Correlation.of(request));
        List<OneTimeCode> codes = account.enrol(actor, secret, step.getAsLong());
        model.addAttribute("next", entrance.halfway(request).map(Halfway::next).orElse("/"));
        model.addAttribute("codes", codes.stream().map(OneTimeCode::text).toList());
        entrance.letIn(member.get(), "/", request, response);
        return "shared/recovery";
    }

    /** Somebody with the right password and no authenticator: who has one must use it, not set up another. */
    private Optional<StaffMember> owing(HttpServletRequest request) {
        return entrance.halfway(request)
                .flatMap(entrance::member)
                .filter(member -> !account.hasSecondFactor(member.id()));
    }

    private String form(StaffMember member, boolean refused, HttpServletRequest request, Model model) {
        TotpSecret secret = secret(request);
        model.addAttribute("refused", refused);
        model.addAttribute("secret", secret.text());
        model.addAttribute("qr", QrCode.of(secret.uri(ISSUER, member.login().value())));
        return "shared/enrol";
    }

    private static TotpSecret secret(HttpServletRequest request) {
        if (request.getSession().getAttribute(SECRET) instanceof TotpSecret secret) {
            return secret;
        }
        TotpSecret fresh = TotpSecret.random();
        request.getSession().setAttribute(SECRET, fresh);
        return fresh;
    }
}
