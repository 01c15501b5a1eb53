package vn.hamrong.shared.fhir.security.oauth;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.security.web.SecurityFilterChain;
import vn.hamrong.shared.UsedAssertions;
import vn.hamrong.shared.fhir.security.FhirClients;
import vn.hamrong.shared.fhir.security.PublicUrl;

/** The authorization server. From outside it needs {@link FhirClients}, {@link UsedAssertions}, {@link PublicUrl}, {@link HubKeys}, {@link Clock}. */
@Configuration(proxyBeanMethods = false)
class OAuthConfig {

    @Bean
    RegisteredClientRepository registeredClients(FhirClients clients) {
        return new ConfiguredClients(clients);
    }

    @Bean
    OAuth2AuthorizationService authorizations() {
        return new NoAuthorizations();
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings(PublicUrl url) {
        return AuthorizationServerSettings.builder().issuer(url.issuer()).build();
    }

    @Bean
    JWKSource<SecurityContext> hubKeySource(HubKeys keys) {
        return keys.source();
    }

    @Bean
    OAuth2TokenGenerator<?> accessTokens(FhirClients clients, HubKeys keys, PublicUrl url, Clock clock) {
        JwtGenerator generator = new JwtGenerator(new NimbusJwtEncoder(keys.source()));
        generator.setJwtCustomizer(new AccessTokens(clients, keys, url, clock));
        return generator;
    }

    @Bean
    JwtDecoder accessTokenDecoder(FhirClients clients, HubKeys keys, PublicUrl url, Clock clock) {
        return JwtProcessors.decoder(
                keys.source(),
                keys.algorithms(),
                Set.of(new JOSEObjectType(AccessTokens.TYPE)),
                new TokenRules(clients, url, clock));
    }

    @Bean
    @Order(10)
    SecurityFilterChain tokenChain(
            HttpSecurity http, FhirClients clients, UsedAssertions used, PublicUrl url, Clock clock) throws Exception {
        return new TokenChain(new AssertionDecoders(clients, used, url, clock), clients).build(http);
    }
}
