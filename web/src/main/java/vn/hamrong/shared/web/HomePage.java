package vn.hamrong.shared.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where everybody starts: what they may do here, one card each. */
@Controller
final class HomePage {

    @GetMapping("/")
    @OpenTo(who = OpenTo.Who.SIGNED_IN)
    @InMenu(value = "home", order = 0)
    String home() {
        return "shared/home";
    }
}
