package vn.hamrong.shared.fhir.security.oauth;

import java.util.Set;
import java.util.function.Consumer;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import vn.hamrong.shared.fhir.security.FhirClient;
import vn.hamrong.shared.fhir.security.FhirClients;
import vn.hamrong.shared.fhir.security.SmartScopes;

/** A token is asked for by scope, and gets all of what was asked or nothing: never more, never silently less. */
final class ScopeRule implements Consumer<OAuth2ClientCredentialsAuthenticationContext> {
    private final FhirClients clients;

    ScopeRule(FhirClients clients) {
        this.clients = clients;
    }

    @Override
    public void accept(OAuth2ClientCredentialsAuthenticationContext context) {
        OAuth2ClientCredentialsAuthenticationToken request = context.getAuthentication();
        String client = context.getRegisteredClient().getClientId();
        boolean granted = clients.find(client)
                .map(FhirClient::scopes)
                .filter(registered -> covers(registered, request.getScopes()))
                .isPresent();
        if (!granted) {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error(OAuth2ErrorCodes.INVALID_SCOPE, "ask for scopes you are registered for", null));
        }
    }

    private static boolean covers(SmartScopes registered, Set<String> asked) {
        if (asked.isEmpty()) {
            return false;
        }
        try {
            return registered.cover(SmartScopes.of(asked));
        } catch (IllegalArgumentException noScope) {
            return false;
        }
    }
}
