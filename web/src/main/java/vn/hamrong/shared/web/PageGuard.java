package vn.hamrong.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/**
 * Checks once more, on the very method that is about to run, so that filters and handlers can never disagree about what a
 * path means. Whatever is neither a page of ours nor a file of the pages runs for nobody.
 */
final class PageGuard implements HandlerInterceptor {
    private final ErrorPages errors;

    PageGuard(ErrorPages errors) {
        this.errors = errors;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (handler instanceof ResourceHttpRequestHandler
                || (handler instanceof HandlerMethod method && isOpen(method))) {
            return true;
        }
        errors.show(request, response, HttpServletResponse.SC_NOT_FOUND);
        return false;
    }

    private static boolean isOpen(HandlerMethod method) {
        Optional<OpenTo> rule = Pages.rule(method);
        if (rule.isEmpty()) {
            return false;
        }
        return switch (rule.get().who()) {
            case ANYBODY -> true;
            case SIGNED_IN -> Frames.signedIn().isPresent();
            case ROLES ->
                Frames.signedIn()
                        .filter(me -> Set.of(rule.get().value()).stream().anyMatch(me::is))
                        .isPresent();
        };
    }
}
