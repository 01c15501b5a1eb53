package vn.hamrong.shared.web.login;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;

/**
 * The province's identity provider, as in Keycloak. Its endpoints are asked for at the first login, not at the start: a hub
 * does not wait for another system to come up.
 */
public final class ProvinceIssuer implements ClientRegistrationRepository {
    static final String ID = "province";
    static final String START = "/login/oidc/go";
    static final String BACK = "/login/oidc/back";

    private static final Logger LOG = LoggerFactory.getLogger(ProvinceIssuer.class);

    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final Optional<Settings> settings;
    private final Clock clock;
    private final ReentrantLock asking = new ReentrantLock();
    private Instant notBefore = Instant.MIN;
    private volatile @Nullable ClientRegistration known;

    /** Without settings there is none, and nobody signs in this way. */
    public ProvinceIssuer(Optional<Settings> settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * How the hub is known there.
     *
     * @param claim of the ID token that holds the person's login name in the hub; only the issuer's administrators may be able
     *     to set it
     * @param hub its public address, for the way back
     */
    public record Settings(URI issuer, String clientId, String clientSecret, String claim, URI hub) {
        /** The secret is one. */
        @Override
        public String toString() {
            return "Settings[" + issuer + "]";
        }
    }

    /** Whether the province has one. */
    public boolean isWanted() {
        return settings.isPresent();
    }

    Optional<String> claim() {
        return settings.map(Settings::claim);
    }

    /** Whether the issuer has told its endpoints, now or before. */
    boolean isThere() {
        return registration().isPresent();
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        return ID.equals(id) ? registration().orElse(null) : null;
    }

    /** Asked by one visitor at a time, and not again right after a failure: an issuer that hangs must not hold the hub's threads. */
    private Optional<ClientRegistration> registration() {
        if (known == null && settings.isPresent() && asking.tryLock()) {
            try {
                ask(settings.get(), clock.instant());
            } finally {
                asking.unlock();
            }
        }
        return Optional.ofNullable(known);
    }

    private void ask(Settings wanted, Instant now) {
        if (known != null || now.isBefore(notBefore)) {
            return;
        }
        try {
            known = discovered(wanted);
        } catch (RuntimeException away) {
            notBefore = now.plus(PAUSE);
            LOG.warn(
                    "the province's issuer does not tell its endpoints: {}",
                    away.getClass().getSimpleName());
        }
    }

    private static ClientRegistration discovered(Settings settings) {
        return ClientRegistrations.fromOidcIssuerLocation(settings.issuer().toString())
                .registrationId(ID)
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .redirectUri(settings.hub() + BACK)
                .scope(List.of("openid"))
                .build();
    }
}
