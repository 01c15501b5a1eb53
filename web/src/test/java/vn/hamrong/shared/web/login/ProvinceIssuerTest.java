package vn.hamrong.shared.web.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProvinceIssuerTest {
    private final HandClock clock = new HandClock();
    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server = server();

    @BeforeEach
    void start() {
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void anIssuerThatIsAwayIsNotAskedForEveryVisitor() {
        ProvinceIssuer issuer = new ProvinceIssuer(Optional.of(settings()), clock);
        assertThat(issuer.isThere()).isFalse();
        int first = asked.get();
        assertThat(first).isPositive();

        for (int visitor = 0; visitor < 100; visitor++) {
            assertThat(issuer.isThere()).isFalse();
        }
        assertThat(asked).hasValue(first);

        clock.now = clock.now.plusSeconds(10);
        assertThat(issuer.isThere()).isFalse();
        assertThat(asked).hasValueGreaterThan(first);
    }

    @Test
    void withoutSettingsThereIsNone() {
        ProvinceIssuer none = new ProvinceIssuer(Optional.empty(), clock);

        assertThat(none.isWanted()).isFalse();
        assertThat(none.isThere()).isFalse();
        assertThat(none.findByRegistrationId(ProvinceIssuer.ID)).isNull();
    }

    @Test
    void itsSecretIsNeverPrinted() {
        assertThat(settings().toString()).doesNotContain("bí mật");
    }

    private ProvinceIssuer.Settings settings() {
        URI url = URI.create("http://localhost:" + server.getAddress().getPort());
        return new ProvinceIssuer.Settings(
                url, "hub", "bí mật", "preferred_username", URI.create("https://hub.example"));
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class HandClock extends Clock {
        private Instant now = Instant.parse("2026-11-22T05:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
