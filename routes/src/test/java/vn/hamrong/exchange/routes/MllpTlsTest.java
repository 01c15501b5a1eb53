package vn.hamrong.exchange.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.hamrong.exchange.routes.Fixtures.admission;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.shared.routes.PortTls;

/** The same port under TLS, reached by another host name. */
class MllpTlsTest {
    private static final String HUB = "hub.example.test";

    @TempDir
    static Path folder;

    private static TestCertificates hub;
    private static TestCertificates his;
    private static TestCertificates other;

    private final InMemoryJournal journal = new InMemoryJournal();
    private int port;

    @BeforeAll
    static void certificates() throws Exception {
        hub = TestCertificates.of(folder, HUB);
        his = TestCertificates.of(folder, "his.example.test");
        other = TestCertificates.of(folder, "other.example.test");
    }

    @Test
    void answersUnderTheNameOfItsCertificateOnly() throws Exception {
        try (Edge edge = edge(hub.server(), false);
                Client client = new Client(connect(hub.trusting(null), HUB))) {
            assertThat(client.send(admission("A1")).codes(1)).containsExactly("AA A1");
            assertThatThrownBy(() -> connect(hub.trusting(null), "other.example.test"))
                    .isInstanceOf(SSLException.class);
            assertThat(edge.connections()).isPositive();
        }
    }

    @Test
    void speaksOnlyTls12And13() throws Exception {
        try (Edge edge = edge(hub.server(), false)) {
            assertThat(connect(hub.trusting(null), HUB, "TLSv1.2").getSession().getProtocol())
                    .isEqualTo("TLSv1.2");
            assertThat(connect(hub.trusting(null), HUB, "TLSv1.3").getSession().getProtocol())
                    .isEqualTo("TLSv1.3");
            assertThatThrownBy(() -> connect(hub.trusting(null), HUB, "TLSv1.1"))
                    .isInstanceOf(IOException.class);
            assertThat(edge.connections()).isNotNegative();
        }
    }

    @Test
    void M14_plainTextToTheTlsPortEndsTheConnectionOnly() throws Exception {
        try (Edge edge = edge(hub.server(), false)) {
            try (Client plain = Client.to(port)) {
                assertThat(plain.send(admission("B1")).isClosed()).isTrue();
            }
            assertThat(journal.all()).isEmpty();
            try (Client client = new Client(connect(hub.trusting(null), HUB))) {
                assertThat(client.send(admission("B2")).codes(1)).containsExactly("AA B2");
            }
            assertThat(edge.connections()).isNotNegative();
        }
    }

    @Test
    void M14_tlsToThePlainPortEndsTheConnectionOnly() throws Exception {
        port = Edge.freePort();
        try (Edge edge = Edge.on(port, journal, MllpLimits.DEFAULT, Fixtures.hamRong(Fixtures.ownPort(port)))) {
            assertThatThrownBy(() -> connect(hub.trusting(null), HUB)).isInstanceOf(IOException.class);
            try (Client client = Client.to(port)) {
                assertThat(client.send(admission("C1")).codes(1)).containsExactly("AA C1");
            }
            assertThat(edge.connections()).isNotNegative();
        }
    }

    @Test
    void A11_takesTheClientCertificateOfTheHospitalAndNoOther() throws Exception {
        try (Edge edge = edge(hub.serverFor(his), true)) {
            try (Client client = new Client(connect(hub.trusting(his), HUB))) {
                assertThat(client.send(admission("D1")).codes(1)).containsExactly("AA D1");
            }
            assertThat(isTurnedAway(hub.trusting(null))).isTrue();
            assertThat(isTurnedAway(hub.trusting(other))).isTrue();
            assertThat(journal.all()).hasSize(1);
            assertThat(edge.connections()).isNotNegative();
        }
    }

    @Test
    void A11_aTrustedCertificateOfNobodyIsAStranger() throws Exception {
        try (Edge edge = edge(hub.serverFor(other), true);
                Client client = new Client(connect(hub.trusting(other), HUB))) {
            assertThat(client.send(admission("E1")).codes(1)).containsExactly("AR E1");
            assertThat(client.isClosed()).isTrue();
            assertThat(journal.refusals()).containsExactly("unknown-sender");
            assertThat(edge.connections()).isNotNegative();
        }
    }

    @Test
    void usesNewFilesForNewConnectionsWithoutARestart() throws Exception {
        Path certificate = Files.copy(hub.certificate(), folder.resolve("now.pem"));
        Path key = Files.copy(hub.key(), folder.resolve("now-key.pem"));
        try (Edge edge = edge(new PortTls(certificate, key, Optional.empty(), false), false);
                Client before = new Client(connect(hub.trusting(null), HUB))) {
            replace(certificate, other.certificate());
            replace(key, other.key());

            try (Client after = new Client(connect(other.trusting(null), "other.example.test"))) {
                assertThat(after.send(admission("F1")).codes(1)).containsExactly("AA F1");
            }
            assertThat(before.send(admission("F2")).codes(1)).containsExactly("AA F2");

            Files.writeString(certificate, "no certificate");
            try (Client still = new Client(connect(other.trusting(null), "other.example.test"))) {
                assertThat(still.send(admission("F3")).codes(1)).containsExactly("AA F3");
            }
            assertThat(edge.connections()).isPositive();
        }
    }

    private Edge edge(PortTls tls, boolean certified) throws Exception {
        port = Edge.freePort();
        Hospital hospital =
                Fixtures.hamRong(certified ? Fixtures.certified(port, "CN=his.example.test") : Fixtures.ownPort(port));
        Reception reception = new Reception(
                new Senders(List.of(hospital), false, false),
                journal,
                (number, lane) -> {},
                MllpLimits.DEFAULT,
                Edge.CLOCK);
        List<MllpListener> listeners = List.of(new MllpListener("localhost", port, Optional.of(tls)));
        return Edge.on(listeners, reception::receive, MllpLimits.DEFAULT);
    }

    /** In TLS 1.3 a client learns of its refusal with the first thing it reads. */
    private boolean isTurnedAway(SSLContext context) throws IOException {
        try (Client client = new Client(connect(context, HUB))) {
            return client.send(admission("X")).isClosed();
        } catch (IOException refused) {
            return true;
        }
    }

    private SSLSocket connect(SSLContext context, String name, String... protocols) throws IOException {
        Socket plain = new Socket("localhost", port);
        plain.setSoTimeout(10_000);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, name, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        if (protocols.length > 0) {
            socket.setEnabledProtocols(protocols);
        }
        socket.startHandshake();
        return socket;
    }

    private static void replace(Path file, Path by) throws IOException {
        Files.copy(by, file, StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
    }
}
