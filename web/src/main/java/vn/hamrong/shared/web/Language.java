package vn.hamrong.shared.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/** Vietnamese, or English for whoever chose it: a cookie says so, and nothing else of a request is believed. */
public final class Language implements LocaleResolver {
    static final String COOKIE = "language";
    static final String ENGLISH = "en";
    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi-VN");

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        @Nullable Cookie chosen = WebUtils.getCookie(request, COOKIE);
        return chosen != null && ENGLISH.equals(chosen.getValue()) ? Locale.ENGLISH : VIETNAMESE;
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("the language page sets the cookie");
    }
}
