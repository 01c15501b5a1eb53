package vn.hamrong.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;
import vn.hamrong.shared.Role;

/** Every page of the running server and who may open it, read from the handlers themselves. */
public final class Pages {
    private final Map<RequestMappingInfo, Page> pages;
    private final List<MenuEntry> menu;

    private Pages(Map<RequestMappingInfo, Page> pages, List<MenuEntry> menu) {
        this.pages = pages;
        this.menu = menu;
    }

    /** One line of the menu. */
    public record MenuEntry(String name, String path, int order, Page page) {}

    /**
     * Reads the handlers; those of other people's code, which have no {@link OpenTo}, are open to nobody.
     *
     * @throws IllegalStateException when one of ours does not say who may call it
     */
    static Pages of(RequestMappingHandlerMapping mapping) {
        Map<RequestMappingInfo, HandlerMethod> handlers = mapping.getHandlerMethods();
        Map<RequestMappingInfo, Page> pages = handlers.entrySet().stream()
                .filter(handler -> isOurs(handler.getValue()))
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, handler -> page(handler.getKey(), handler.getValue())));
        List<MenuEntry> menu = pages.entrySet().stream()
                .flatMap(page -> entry(handlers.get(page.getKey()), page.getValue()).stream())
                .sorted(Comparator.comparingInt(MenuEntry::order).thenComparing(MenuEntry::name))
                .toList();
        return new Pages(pages, menu);
    }

    /** All of them, by path. */
    public List<Page> all() {
        return pages.values().stream()
                .sorted(Comparator.comparing(Page::pattern).thenComparing(page -> String.join(",", page.methods())))
                .toList();
    }

    /** What this request would call. */
    public Optional<Page> of(HttpServletRequest request) {
        if (!ServletRequestPathUtils.hasParsedRequestPath(request)) {
            ServletRequestPathUtils.parseAndCache(request);
        }
        return pages.entrySet().stream()
                .filter(page -> page.getKey().getMatchingCondition(request) != null)
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The menu of somebody with these roles. */
    public List<MenuEntry> menu(Set<Role> roles) {
        return menu.stream().filter(entry -> entry.page().isOpenTo(roles)).toList();
    }

    private static boolean isOurs(HandlerMethod handler) {
        return handler.getBeanType().getName().startsWith("vn.hamrong.");
    }

    private static Page page(RequestMappingInfo mapping, HandlerMethod handler) {
        String name = handler.getBeanType().getSimpleName() + "."
                + handler.getMethod().getName();
        OpenTo open = rule(handler)
                .orElseThrow(() -> new IllegalStateException(name + " does not say to whom it is open: @OpenTo"));
        Set<String> methods = mapping.getMethodsCondition().getMethods().stream()
                .map(RequestMethod::name)
                .collect(Collectors.toSet());
        String pattern = String.join(" ", mapping.getPatternValues());
        return new Page(pattern, methods, open.who(), Set.of(open.value()), name);
    }

    /** What the method says, or else its class. */
    static Optional<OpenTo> rule(HandlerMethod handler) {
        @Nullable OpenTo onMethod = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), OpenTo.class);
        return Optional.ofNullable(
                onMethod != null
                        ? onMethod
                        : AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), OpenTo.class));
    }

    private static Optional<MenuEntry> entry(@Nullable HandlerMethod handler, Page page) {
        return Optional.ofNullable(handler)
                .map(method -> method.getMethodAnnotation(InMenu.class))
                .map(menu -> new MenuEntry(menu.value(), page.pattern(), menu.order(), page));
    }
}
