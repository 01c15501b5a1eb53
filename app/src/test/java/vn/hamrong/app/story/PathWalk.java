package vn.hamrong.app.story;

import java.net.URI;
import java.util.Map;

/** Tries what is no page: servlets by their mapping, filters by the path they answer at. */
final class PathWalk {
    /** Where a filter answers by itself; the others only pass on or refuse. */
    private static final Map<String, String> FILTERS = Map.ofEntries(
            Map.entry("OAuth2TokenEndpointFilter", "POST /oauth2/token"),
            Map.entry("OAuth2ClientAuthenticationFilter", "POST /oauth2/token"),
            Map.entry("NimbusJwkSetEndpointFilter", "GET /oauth2/jwks"),
            Map.entry("OAuth2AuthorizationEndpointFilter", "GET /oauth2/authorize"),
            Map.entry("OAuth2TokenIntrospectionEndpointFilter", "POST /oauth2/introspect"),
            Map.entry("OAuth2TokenRevocationEndpointFilter", "POST /oauth2/revoke"),
            Map.entry("OAuth2DeviceAuthorizationEndpointFilter", "POST /oauth2/device_authorization"),
            Map.entry("OAuth2DeviceVerificationEndpointFilter", "GET /oauth2/device_verification"),
            Map.entry("OAuth2PushedAuthorizationRequestEndpointFilter", "POST /oauth2/par"),
            Map.entry(
                    "OAuth2AuthorizationServerMetadataEndpointFilter", "GET /.well-known/oauth-authorization-server"));

    private final RunningHub hub;
    private final PageWalk pages;

    PathWalk(RunningHub hub, PageWalk pages) {
        this.hub = hub;
        this.pages = pages;
    }

    String outcome(Endpoint endpoint, Asker caller) {
        return switch (endpoint.kind()) {
            case "servlet" -> get(endpoint.rest().replace("*", "x"), caller);
            case "filter" -> filter(endpoint.name(), caller);
            default -> pages.outcome(endpoint, caller);
        };
    }

    private String filter(String name, Asker caller) {
        String request = FILTERS.getOrDefault(name, "");
        if (request.isEmpty()) {
            return "-";
        }
        URI address = URI.create(hub.url() + request.substring(request.indexOf(' ') + 1));
        return pages.outcome(
                request.startsWith("POST")
                        ? caller.form("POST", address, Map.of("grant_type", "client_credentials"))
                        : caller.get(address));
    }

    private String get(String path, Asker caller) {
        return pages.outcome(caller.get(URI.create(hub.url() + path)));
    }
}
