package vn.hamrong.shared.fhir.security.oauth;

import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2ClientAuthenticationConfigurer;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2TokenEndpointConfigurer;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ClientCredentialsAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import vn.hamrong.shared.fhir.security.ActorFilter;
import vn.hamrong.shared.fhir.security.FhirClients;

/**
 * {@code POST /oauth2/token} and {@code GET /oauth2/jwks} of Spring Authorization Server, with everything removed that is
 * not {@code private_key_jwt} and {@code client_credentials}. Its other endpoints never see a request.
 */
final class TokenChain {
    private static final TokenErrors ERRORS = new TokenErrors();

    private final AssertionDecoders decoders;
    private final ScopeRule scopes;
    private final ActorFilter actor;

    TokenChain(AssertionDecoders decoders, FhirClients clients) {
        this.decoders = decoders;
        this.scopes = new ScopeRule(clients);
        this.actor = new ActorFilter(clients);
    }

    SecurityFilterChain build(HttpSecurity http) throws Exception {
        OAuth2AuthorizationServerConfigurer server = new OAuth2AuthorizationServerConfigurer();
        return http.securityMatcher(offered())
                .with(
                        server,
                        offer -> offer.clientAuthentication(this::byAssertionOnly)
                                .tokenEndpoint(this::clientCredentialsOnly))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .addFilterAfter(actor, AnonymousAuthenticationFilter.class)
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers ->
                        headers.httpStrictTransportSecurity(hsts -> hsts.requestMatcher(AnyRequestMatcher.INSTANCE)))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    private static RequestMatcher offered() {
        PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
        return new OrRequestMatcher(
                paths.matcher(HttpMethod.POST, "/oauth2/token"), paths.matcher(HttpMethod.GET, "/oauth2/jwks"));
    }

    private void byAssertionOnly(OAuth2ClientAuthenticationConfigurer clients) {
        clients.authenticationConverters(converters -> {
                    converters.clear();
                    converters.add(new AssertionRequests());
                })
                .authenticationProviders(providers -> {
                    providers.removeIf(each -> !(each instanceof JwtClientAssertionAuthenticationProvider));
                    providers.forEach(
                            each -> ((JwtClientAssertionAuthenticationProvider) each).setJwtDecoderFactory(decoders));
                })
                .errorResponseHandler(ERRORS);
    }

    private void clientCredentialsOnly(OAuth2TokenEndpointConfigurer token) {
        token.accessTokenRequestConverters(converters -> {
                    converters.clear();
                    converters.addAll(List.of(new OAuth2ClientCredentialsAuthenticationConverter()));
                })
                .authenticationProviders(providers -> {
                    providers.removeIf(each -> !(each instanceof OAuth2ClientCredentialsAuthenticationProvider));
                    providers.forEach(each ->
                            ((OAuth2ClientCredentialsAuthenticationProvider) each).setAuthenticationValidator(scopes));
                })
                .errorResponseHandler(ERRORS);
    }
}
