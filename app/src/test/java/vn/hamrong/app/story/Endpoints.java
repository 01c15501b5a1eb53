package vn.hamrong.app.story;

import jakarta.servlet.ServletContext;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import vn.hamrong.exchange.routes.portal.InsurerPortal;

/** Everything a running hub answers to, as the running hub itself knows it; nothing here comes from a list of ours. */
final class Endpoints {
    private Endpoints() {}

    static Set<Endpoint> of(RunningHub hub) {
        Set<Endpoint> all = new TreeSet<>();
        servlets(hub).forEach(name -> all.add(new Endpoint("servlet", name)));
        filters(hub).forEach(name -> all.add(new Endpoint("filter", name)));
        handlers(hub).forEach(all::add);
        FhirDoors.of(hub).forEach(name -> all.add(new Endpoint("fhir", name)));
        FhirWalk.SHUT.forEach(name -> all.add(new Endpoint("shut", name)));
        partners(hub).forEach(name -> all.add(new Endpoint("partner", name)));
        consumers(hub).forEach(name -> all.add(new Endpoint("camel", name)));
        // Where the system does not say, the rows are only compared with the settings.
        (Sockets.areKnown() ? hub.opened() : documented(hub))
                .forEach(port -> all.add(new Endpoint("socket", nameOf(port, hub))));
        return all;
    }

    /** The ports of the settings and of the hospitals' files. */
    static Set<Integer> documented(RunningHub hub) {
        Set<Integer> ports = new TreeSet<>(Set.of(
                hub.settings().http().port(),
                hub.settings().partners().port(),
                hub.settings().mllp().port()));
        hub.hospitals().all().forEach(hospital -> hospital.connections().forEach(one -> ports.add(one.port())));
        return ports;
    }

    /** What Tomcat hands requests to: servlets, and the endpoints of its own WebSocket container, which it does not list. */
    private static Stream<String> servlets(RunningHub hub) {
        ServletContext tomcat = tomcat(hub);
        return Stream.concat(
                tomcat.getServletRegistrations().entrySet().stream()
                        .flatMap(one -> one.getValue().getMappings().stream().map(path -> one.getKey() + " " + path)),
                Stream.of("configExactMatchMap", "configTemplateMatchMap").flatMap(field -> sockets(tomcat, field)));
    }

    private static Stream<String> sockets(ServletContext tomcat, String field) {
        Object container = tomcat.getAttribute("jakarta.websocket.server.ServerContainer");
        Map<?, ?> paths = container == null ? Map.of() : (Map<?, ?>) ReflectionTestUtils.getField(container, field);
        return Objects.requireNonNull(paths).keySet().stream().map(path -> "websocket " + path);
    }

    private static ServletContext tomcat(RunningHub hub) {
        return Objects.requireNonNull(((ServletWebServerApplicationContext) hub.context()).getServletContext());
    }

    /** All of them, before and inside the security chains: some answer by themselves. */
    private static Stream<String> filters(RunningHub hub) {
        return Stream.concat(
                tomcat(hub).getFilterRegistrations().values().stream().map(one -> simple(one.getClassName())),
                hub.context().getBeansOfType(FilterChainProxy.class).values().stream()
                        .flatMap(proxy -> proxy.getFilterChains().stream())
                        .flatMap(chain -> chain.getFilters().stream())
                        .map(filter -> simple(filter.getClass().getName())));
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    /** Handlers of Spring MVC: pages, actuator, server-sent events, WebSocket handshakes, files. */
    private static Stream<Endpoint> handlers(RunningHub hub) {
        return BeanFactoryUtils.beansOfTypeIncludingAncestors(hub.context(), HandlerMapping.class, true, false)
                .values()
                .stream()
                .flatMap(Endpoints::handlers);
    }

    private static Stream<Endpoint> handlers(HandlerMapping mapping) {
        if (mapping instanceof RequestMappingInfoHandlerMapping methods) {
            return methods.getHandlerMethods().entrySet().stream()
                    .flatMap(one -> paths(one.getKey()).map(path -> new Endpoint(kind(one.getValue()), path)));
        }
        if (mapping instanceof AbstractUrlHandlerMapping urls) {
            return urls.getHandlerMap().keySet().stream().map(path -> new Endpoint("path", "ANY " + path));
        }
        boolean routes = mapping instanceof RouterFunctionMapping functions && functions.getRouterFunction() == null;
        return routes
                ? Stream.of()
                : Stream.of(new Endpoint(
                        "path", "ANY of " + simple(mapping.getClass().getName())));
    }

    /** The hub's own are pages, other people's are not. */
    private static String kind(HandlerMethod handler) {
        return handler.getBeanType().getName().startsWith("vn.hamrong.") ? "page" : "path";
    }

    private static Stream<String> paths(RequestMappingInfo mapping) {
        Set<String> methods = mapping.getMethodsCondition().getMethods().stream()
                .map(Enum::name)
                .collect(Collectors.toCollection(TreeSet::new));
        String words = methods.isEmpty() ? "ANY" : String.join(",", methods);
        return mapping.getPatternValues().stream().map(pattern -> words + " " + pattern);
    }

    /** Port 8090 has no patterns: its paths are exact. */
    private static Stream<String> partners(RunningHub hub) {
        return hub.bean(InsurerPortal.class).paths().services().entrySet().stream()
                .map(one -> one.getValue().method() + " " + one.getKey());
    }

    /** Camel's consumers; ports and numbers differ from hub to hub. */
    private static Stream<String> consumers(RunningHub hub) {
        return hub.bean(CamelContext.class).getRoutes().stream().map(route -> scheme(route) + " " + named(route, hub));
    }

    private static String named(Route route, RunningHub hub) {
        String id = route.getId();
        return Arrays.stream(id.split(" "))
                .map(word -> !word.matches("[0-9]+")
                        ? word
                        : id.contains(" port ") ? nameOf(Integer.parseInt(word), hub) : "{n}")
                .collect(Collectors.joining(" "));
    }

    private static String scheme(Route route) {
        String uri = route.getEndpoint().getEndpointUri();
        return uri.substring(0, uri.indexOf(':'));
    }

    /** What a port is for, by the settings and the hospitals' files. */
    private static String nameOf(int port, RunningHub hub) {
        if (port == hub.settings().http().port()) {
            return "people-and-fhir";
        }
        if (port == hub.settings().partners().port()) {
            return "partners";
        }
        return hub.hospitals().all().stream()
                .filter(hospital -> hospital.connections().stream().anyMatch(one -> one.port() == port))
                .map(hospital -> "hl7-of-" + hospital.code())
                .findFirst()
                .orElse("unknown-" + port);
    }
}
