package vn.hamrong.shared.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses what another site makes a browser send: before the token is even looked at. */
final class OwnOriginFilter extends OncePerRequestFilter {
    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private final PublicSite site;
    private final ErrorPages errors;

    OwnOriginFilter(PublicSite site, ErrorPages errors) {
        this.site = site;
        this.errors = errors;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (HARMLESS.contains(request.getMethod()) || isOwn(request)) {
            chain.doFilter(request, response);
        } else {
            errors.show(request, response, HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private boolean isOwn(HttpServletRequest request) {
        @Nullable String origin = request.getHeader("Origin");
        @Nullable String fetch = request.getHeader("Sec-Fetch-Site");
        return (origin == null || origin.equals(site.origin())) && (fetch == null || OWN.contains(fetch));
    }
}
