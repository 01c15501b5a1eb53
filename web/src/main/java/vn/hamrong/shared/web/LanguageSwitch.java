package vn.hamrong.shared.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Vietnamese or English, for this browser. */
@Controller
final class LanguageSwitch {
    private static final Duration YEAR = Duration.ofDays(365);

    private final PublicSite site;

    LanguageSwitch(PublicSite site) {
        this.site = site;
    }

    @PostMapping("/language")
    @OpenTo(who = OpenTo.Who.ANYBODY)
    String choose(
            @RequestParam String to, @RequestParam(defaultValue = "/") String back, HttpServletResponse response) {
        ResponseCookie cookie = ResponseCookie.from(Language.COOKIE, Language.ENGLISH.equals(to) ? to : "vi")
                .path("/")
                .maxAge(YEAR)
                .httpOnly(true)
                .secure(site.isSecure())
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        return "redirect:" + LocalPath.of(back);
    }
}
