package vn.hamrong.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import vn.hamrong.shared.Facilities;

/** Puts the frame around a page. */
public final class Frames {
    private final Supplier<Pages> pages;
    private final Facilities facilities;
    private final Language language;
    private final boolean demo;

    Frames(Supplier<Pages> pages, Facilities facilities, Language language, boolean demo) {
        this.pages = pages;
        this.facilities = facilities;
        this.language = language;
        this.demo = demo;
    }

    Frame of(HttpServletRequest request) {
        Optional<SignedIn> me = signedIn();
        String path = request.getRequestURI();
        return new Frame(
                me.orElse(null),
                me.map(one -> facilities.name(one.facility())).orElse(""),
                me.map(one -> menu(one, path)).orElse(List.of()),
                LocalPath.of("GET".equals(request.getMethod()) ? withQuery(request) : "/"),
                language.resolveLocale(request).getLanguage(),
                csrf(request),
                Optional.ofNullable(request.getHeader("X-Request-Id")).orElse(""),
                demo);
    }

    /** Who has signed in, if anybody. */
    static Optional<SignedIn> signedIn() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(Authentication::getPrincipal)
                .filter(SignedIn.class::isInstance)
                .map(SignedIn.class::cast);
    }

    private List<Frame.Line> menu(SignedIn me, String path) {
        return pages.get().menu(me.roles()).stream()
                .map(entry -> new Frame.Line(entry.name(), entry.path(), isHere(entry.path(), path)))
                .toList();
    }

    private static boolean isHere(String entry, String path) {
        return path.equals(entry) || (entry.length() > 1 && path.startsWith(entry + "/"));
    }

    private static String withQuery(HttpServletRequest request) {
        @Nullable String query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }

    /** Asked for here, before the page's first byte: the cookie it belongs to must still get into the headers. */
    private static Frame.Csrf csrf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? new Frame.Csrf(token.getHeaderName(), token.getParameterName(), token.getToken())
                : new Frame.Csrf("", "", "");
    }
}
