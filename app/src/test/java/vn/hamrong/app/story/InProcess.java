package vn.hamrong.app.story;

import ca.uhn.fhir.rest.server.RestfulServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** Asks a FHIR server of this process as a hospital's client that is already authenticated; no socket between. */
final class InProcess {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final String BASE = "http://localhost/fhir";

    private final RestfulServer server;
    private final MockServletContext context = new MockServletContext();

    InProcess(RestfulServer server) {
        this.server = server;
    }

    /** What it answered; an empty body is a missing node. */
    record Answer(int status, JsonNode body, String location) {}

    Answer ask(String facility, Call call) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        SecurityContextHolder.getContext().setAuthentication(new JwtAuthenticationToken(token(facility), List.of()));
        try {
            server.service(request(call), response);
            String body = response.getContentAsString(StandardCharsets.UTF_8);
            return new Answer(
                    response.getStatus(), JSON.readTree(body), String.valueOf(response.getHeader("Location")));
        } catch (ServletException e) {
            throw new AssertionError(call.toString(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(call.toString(), e);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    /** The path of a link that the server gave. */
    static String path(String link) {
        return link.replace(BASE + "/", "").replace(BASE, "");
    }

    private MockHttpServletRequest request(Call call) {
        URI uri = URI.create(BASE + (call.path().startsWith("?") ? "" : "/") + call.path());
        MockHttpServletRequestBuilder request = MockMvcRequestBuilders.request(HttpMethod.valueOf(call.method()), uri)
                .servletPath("/fhir")
                .content(call.body());
        call.headers().forEach(request::header);
        return request.buildRequest(context);
    }

    private static Jwt token(String facility) {
        Map<String, Object> claims =
                Map.of("sub", "iso-" + facility, "facility", facility, "scope", List.of("system/*.cruds"));
        return new Jwt("test", Instant.EPOCH, Instant.EPOCH.plusSeconds(300), Map.of("alg", "none"), claims);
    }
}
