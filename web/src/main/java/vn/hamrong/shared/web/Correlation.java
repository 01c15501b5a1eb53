package vn.hamrong.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import vn.hamrong.shared.people.Actor;

/** The request id, by which answer, log and audit find each other. The front door has set it. */
public final class Correlation {
    private Correlation() {}

    public static String of(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("X-Request-Id")).orElse("unknown");
    }

    /** Who acts in this request, for the audit. */
    public static Actor actor(SignedIn me, HttpServletRequest request) {
        return new Actor(me.person(), of(request));
    }
}
