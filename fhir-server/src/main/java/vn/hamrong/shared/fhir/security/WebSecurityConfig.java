package vn.hamrong.shared.fhir.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import vn.hamrong.shared.fhir.security.audit.AuditNote;

/**
 * What port 8080 answers: the token endpoint (its own chain), {@code /fhir} with a token, the documents that say how to get
 * one, health without details. The last chain answers 404 to everything else; pages come between, with an order below 1000.
 */
@Configuration(proxyBeanMethods = false)
class WebSecurityConfig {
    private static final PathPatternRequestMatcher.Builder PATHS = PathPatternRequestMatcher.withDefaults();

    @Bean
    ServletRegistrationBean<SmartConfiguration> smartConfiguration(PublicUrl url) {
        var servlet = new ServletRegistrationBean<>(
                new SmartConfiguration(url), SmartConfiguration.PATH, "/fhir" + SmartConfiguration.PATH);
        servlet.setName("smartConfiguration");
        return servlet;
    }

    @Bean
    FilterRegistrationBean<EdgeFilter> edgeFilter() {
        var filter = new FilterRegistrationBean<>(new EdgeFilter());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
        return filter;
    }

    @Bean
    @Order(20)
    SecurityFilterChain fhirChain(
            HttpSecurity http, JwtDecoder decoder, FhirClients clients, ClientPace pace, FacilityRoom room)
            throws Exception {
        return stateless(http)
                .securityMatcher(PATHS.matcher("/fhir/**"))
                .oauth2ResourceServer(tokens -> tokens.jwt(jwt -> jwt.decoder(decoder))
                        .authenticationEntryPoint(WebSecurityConfig::unauthenticated))
                .addFilterAfter(new ActorFilter(clients), AnonymousAuthenticationFilter.class)
                .addFilterAfter(new PaceFilter(clients, pace), ActorFilter.class)
                .addFilterAfter(new RoomFilter(clients, room), PaceFilter.class)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(get("/fhir/metadata"), get("/fhir" + SmartConfiguration.PATH))
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(refusals -> refusals.accessDeniedHandler((request, response, denied) ->
                        OperationOutcomes.write(request, response, HttpServletResponse.SC_FORBIDDEN, "forbidden")))
                .build();
    }

    @Bean
    @Order(30)
    SecurityFilterChain openChain(HttpSecurity http) throws Exception {
        return stateless(http)
                .securityMatcher(open())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(1000)
    SecurityFilterChain nothingElse(HttpSecurity http) throws Exception {
        return stateless(http)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint((request, response, denied) ->
                        OperationOutcomes.write(request, response, HttpServletResponse.SC_NOT_FOUND, "not-found")))
                .build();
    }

    private static HttpSecurity stateless(HttpSecurity http) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers ->
                        headers.httpStrictTransportSecurity(hsts -> hsts.requestMatcher(AnyRequestMatcher.INSTANCE)))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    }

    private static RequestMatcher open() {
        return new OrRequestMatcher(
                get(SmartConfiguration.PATH),
                get("/actuator/health"),
                get("/actuator/health/liveness"),
                get("/actuator/health/readiness"));
    }

    private static RequestMatcher get(String path) {
        return PATHS.matcher(HttpMethod.GET, path);
    }

    private static void unauthenticated(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException {
        new BearerTokenAuthenticationEntryPoint().commence(request, response, refusal);
        AuditNote.of(request).because("no valid token");
        OperationOutcomes.write(request, response, response.getStatus(), "login");
    }
}
