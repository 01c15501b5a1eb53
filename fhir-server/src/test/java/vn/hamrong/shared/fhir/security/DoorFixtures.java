package vn.hamrong.shared.fhir.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.hamrong.shared.ReadingRights;
import vn.hamrong.shared.UsedAssertions;
import vn.hamrong.shared.fhir.security.audit.AnonymousRefusals;
import vn.hamrong.shared.fhir.security.oauth.HubKeyFile;
import vn.hamrong.shared.fhir.security.oauth.HubKeys;

/** What app provides to the front door, in memory. */
@Configuration(proxyBeanMethods = false)
class DoorFixtures {
    /** Twice as many calls at once; more than any test makes by one client. */
    static final int CALLS = 200;

    /** Calls of one facility that are served at one time. */
    static final int AT_ONCE = 2;

    @Bean
    Registered clients() {
        return new Registered();
    }

    /** The clock stands still: what is allowed at once is allowed once, and nothing after it. */
    @Bean
    ClientPace clientPace() {
        return new ClientPace(CALLS, () -> 0L);
    }

    /** Fewer calls at once than the hub's own default. */
    @Bean
    FacilityRoom facilityRoom() {
        return new FacilityRoom(AT_ONCE, Duration.ofMillis(200));
    }

    @Bean
    UsedAssertions usedAssertions() {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        return (client, jti, until) -> seen.add(client + " " + jti);
    }

    @Bean
    RecordedTrail trail() {
        return new RecordedTrail();
    }

    /** The clock stands still: more than all tests at this door are refused. */
    @Bean
    AnonymousRefusals anonymousRefusals() {
        return new AnonymousRefusals(10_000);
    }

    @Bean
    ReadingRights readingRights() {
        return (reader, patient) -> Optional.empty();
    }

    @Bean
    PublicUrl publicUrl() {
        return new PublicUrl(URI.create("https://hub.example.vn"));
    }

    @Bean
    HubKeys hubKeys() {
        try {
            Path folder = Files.createTempDirectory("hub-keys");
            return new HubKeyFile(folder.resolve("signing.jwks")).readOrCreate();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Bean
    Clock clock() {
        return HubUnderTest.CLOCK;
    }

    /** Clients a test can change. */
    static final class Registered implements FhirClients {
        private final ConcurrentHashMap<String, FhirClient> clients = new ConcurrentHashMap<>();

        void put(FhirClient client) {
            clients.put(client.id(), client);
        }

        void remove(String id) {
            clients.remove(id);
        }

        @Override
        public Optional<FhirClient> find(String clientId) {
            return Optional.ofNullable(clients.get(clientId));
        }
    }
}
