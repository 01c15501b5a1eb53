package vn.hamrong.shared.web.login;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import vn.hamrong.shared.web.NotHere;
import vn.hamrong.shared.web.OpenTo;

/** Where the login by the province's issuer begins. */
@Controller
final class ProvincePage {
    private final ProvinceIssuer issuer;

    ProvincePage(ProvinceIssuer issuer) {
        this.issuer = issuer;
    }

    @GetMapping("/login/oidc")
    @OpenTo(who = OpenTo.Who.ANYBODY)
    String start() {
        if (!issuer.isWanted()) {
            throw new NotHere();
        }
        return issuer.isThere()
                ? "redirect:" + ProvinceIssuer.START + "/" + ProvinceIssuer.ID
                : "redirect:/login?over=" + Notice.ISSUER_AWAY.name();
    }
}
