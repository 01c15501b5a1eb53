package vn.hamrong.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/**
 * The chain of pages: everything on port 8080 that is no path of machines. A visitor who is nobody is sent to the login,
 * and only from a page that exists; whatever is no page is not found.
 */
@Configuration(proxyBeanMethods = false)
class PagesSecurity {
    static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self';"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final Set<String> MACHINES = Set.of("fhir", "oauth2", "actuator", ".well-known");

    private final Pages pages;
    private final ErrorPages errors;
    private final Sessions sessions;
    private final Noted noted;

    PagesSecurity(Pages pages, ErrorPages errors, Sessions sessions, Noted noted) {
        this.pages = pages;
        this.errors = errors;
        this.sessions = sessions;
        this.noted = noted;
    }

    @Bean
    @Order(500)
    SecurityFilterChain pageChain(HttpSecurity http, PublicSite site, MoreLogins more) throws Exception {
        more.into(http);
        return http.securityMatcher(PagesSecurity::isForPeople)
                .csrf(csrf -> csrf.csrfTokenRepository(csrfCookie(site)))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(PagesSecurity::headers)
                .addFilterAfter(new SessionWatch(sessions, noted), SecurityContextHolderFilter.class)
                .addFilterBefore(new OwnOriginFilter(site, errors), SecurityContextHolderFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().access(this::decide))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(
                                (request, response, refusal) -> unknown(request, response))
                        .accessDeniedHandler((request, response, refusal) -> denied(request, response)))
                .build();
    }

    private static boolean isForPeople(HttpServletRequest request) {
        String[] parts = request.getRequestURI().split("/", 3);
        return parts.length < 2 || !MACHINES.contains(parts[1].toLowerCase(Locale.ROOT));
    }

    /** In a cookie no script can read, so that visitors who are nobody cost no session. */
    private static CookieCsrfTokenRepository csrfCookie(PublicSite site) {
        CookieCsrfTokenRepository cookie = new CookieCsrfTokenRepository();
        cookie.setCookieName(site.isSecure() ? "__Host-csrf" : "csrf");
        cookie.setCookiePath("/");
        cookie.setCookieCustomizer(
                one -> one.httpOnly(true).secure(site.isSecure()).sameSite("Strict"));
        return cookie;
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        // not no-referrer: with it, browsers say "Origin: null" even to their own site
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(
                        policy -> policy.policy("camera=(self), microphone=(self), geolocation=(), payment=(), usb=()"))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .httpStrictTransportSecurity(hsts -> hsts.requestMatcher(AnyRequestMatcher.INSTANCE));
    }

    private AuthorizationDecision decide(Supplier<Authentication> who, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        if (Assets.isAsset(request)) {
            return new AuthorizationDecision(true);
        }
        Optional<Page> page = pages.of(request);
        boolean anybody = page.filter(one -> one.who() == OpenTo.Who.ANYBODY).isPresent();
        boolean allowed = page.isPresent()
                && who.get().getPrincipal() instanceof SignedIn me
                && page.get().isOpenTo(me.roles());
        return new AuthorizationDecision(anybody || allowed);
    }

    private void unknown(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (pages.of(request).isEmpty()) {
            errors.show(request, response, HttpServletResponse.SC_NOT_FOUND);
        } else if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", login(request));
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            response.sendRedirect(login(request));
        }
    }

    private static String login(HttpServletRequest request) {
        String next = "GET".equals(request.getMethod()) ? LocalPath.of(request.getRequestURI()) : "/";
        Object over = request.getAttribute(SessionWatch.OVER);
        String why = over == null ? "" : "&over=" + over;
        return "/login?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8) + why;
    }

    /** A page that exists but is not theirs, or a post without its token. */
    private void denied(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean exists = pages.of(request).isPresent();
        errors.show(request, response, exists ? HttpServletResponse.SC_FORBIDDEN : HttpServletResponse.SC_NOT_FOUND);
    }
}
