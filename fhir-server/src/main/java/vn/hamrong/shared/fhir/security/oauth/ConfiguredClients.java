package vn.hamrong.shared.fhir.security.oauth;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import vn.hamrong.shared.fhir.security.FhirClient;
import vn.hamrong.shared.fhir.security.FhirClients;

/** Our clients in Spring's words: {@code private_key_jwt} and {@code client_credentials}, nothing else, no secret. */
final class ConfiguredClients implements RegisteredClientRepository {
    static final Duration TOKEN_LIFE = Duration.ofMinutes(5);

    private final FhirClients clients;

    ConfiguredClients(FhirClients clients) {
        this.clients = clients;
    }

    /** Clients come from the hospitals' files only. */
    @Override
    public void save(RegisteredClient registeredClient) {
        throw new UnsupportedOperationException("clients are registered in config/hospitals");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return FhirClient.isId(clientId)
                ? clients.find(clientId)
                        .filter(FhirClient::enabled)
                        .map(ConfiguredClients::registered)
                        .orElse(null)
                : null;
    }

    private static RegisteredClient registered(FhirClient client) {
        return RegisteredClient.withId(client.id())
                .clientId(client.id())
                .clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                // Marks the method as asymmetric; which algorithms are accepted is the keys' affair.
                .clientSettings(ClientSettings.builder()
                        .tokenEndpointAuthenticationSigningAlgorithm(SignatureAlgorithm.RS384)
                        .build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(TOKEN_LIFE)
                        .build())
                .build();
    }
}
