package vn.hamrong.shared.web.login;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import vn.hamrong.shared.web.MoreLogins;

/** OpenID Connect as the pages' chain does it: code flow with PKCE, state and nonce; nothing of the issuer's is kept. */
public final class ProvinceLogin implements MoreLogins {
    private static final int EXCHANGES_AT_ONCE = 8;
    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final Set<SignatureAlgorithm> SIGNATURES =
            Set.of(SignatureAlgorithm.RS256, SignatureAlgorithm.PS256, SignatureAlgorithm.ES256);

    private final ProvinceIssuer issuer;
    private final ProvinceDoor door;
    private final Clock clock;
    private final Semaphore exchanges = new Semaphore(EXCHANGES_AT_ONCE);

    public ProvinceLogin(ProvinceIssuer issuer, ProvinceDoor door, Clock clock) {
        this.issuer = issuer;
        this.door = door;
        this.clock = clock;
    }

    @Override
    public void into(HttpSecurity http) throws Exception {
        if (!issuer.isWanted()) {
            return;
        }
        var starts = new DefaultOAuth2AuthorizationRequestResolver(issuer, ProvinceIssuer.START);
        starts.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        http.oauth2Login(login -> login.loginPage("/login")
                .clientRegistrationRepository(issuer)
                .authorizedClientRepository(new NothingKept())
                .authorizationEndpoint(start -> start.authorizationRequestResolver(starts))
                .redirectionEndpoint(back -> back.baseUri(ProvinceIssuer.BACK))
                .tokenEndpoint(token -> token.accessTokenResponseClient(tokens()))
                // The ID token says who; nothing else is asked of the issuer.
                .userInfoEndpoint(
                        user -> user.oidcUserService(request -> new DefaultOidcUser(List.of(), request.getIdToken())))
                .successHandler(door)
                .failureHandler(door));
    }

    /** Of this issuer, for this client, now, signed with one of its keys. */
    public JwtDecoder decoder(ClientRegistration registration) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(
                        registration.getProviderDetails().getJwkSetUri())
                .jwsAlgorithms(allowed -> allowed.addAll(SIGNATURES))
                .restOperations(new RestTemplate(patient()))
                .build();
        OidcIdTokenValidator rules = new OidcIdTokenValidator(registration);
        rules.setClock(clock);
        rules.setClockSkew(SKEW);
        decoder.setJwtValidator(rules);
        return decoder;
    }

    /** Few at a time, so that an issuer that hangs holds few of the hub's threads; who comes then is refused. */
    private OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> tokens() {
        var client = client();
        return request -> {
            if (!exchanges.tryAcquire()) {
                throw new OAuth2AuthorizationException(new OAuth2Error("temporarily_unavailable"));
            }
            try {
                return client.getTokenResponse(request);
            } finally {
                exchanges.release();
            }
        };
    }

    private static RestClientAuthorizationCodeTokenResponseClient client() {
        RestClientAuthorizationCodeTokenResponseClient tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(RestClient.builder()
                .requestFactory(patient())
                .messageConverters(converters -> {
                    converters.clear();
                    converters.add(new FormHttpMessageConverter());
                    converters.add(new OAuth2AccessTokenResponseHttpMessageConverter());
                })
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return tokens;
    }

    private static SimpleClientHttpRequestFactory patient() {
        SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(WITHIN);
        requests.setReadTimeout(WITHIN);
        return requests;
    }
}
