package vn.hamrong.exchange.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hamrong.exchange.routes.Fixtures.certified;
import static vn.hamrong.exchange.routes.Fixtures.hamRong;
import static vn.hamrong.exchange.routes.Fixtures.ngocLac;
import static vn.hamrong.exchange.routes.Fixtures.ownPort;
import static vn.hamrong.exchange.routes.Fixtures.plainFrom;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.shared.routes.PortTls;

class MllpListenersTest {
    private static final String OUTSIDE = "0.0.0.0";

    @TempDir
    static Path folder;

    @Test
    void listensOnEachPortOnce() throws Exception {
        Optional<PortTls> tls =
                Optional.of(TestCertificates.of(folder, "hub.example.test").server());
        MllpListeners listeners = MllpListeners.of(
                OUTSIDE,
                2575,
                tls,
                List.of(
                        hamRong(ownPort(2575), plainFrom(2580, "10.1.0.0/16")),
                        ngocLac(plainFrom(2580, "10.2.0.0/16"))));

        assertThat(listeners.all())
                .containsExactly(
                        new MllpListener(OUTSIDE, 2575, tls), new MllpListener(OUTSIDE, 2580, Optional.empty()));
        assertThat(listeners.faults(false)).isEmpty();
    }

    @Test
    void refusesPlainTextOutsideThisMachine() {
        assertThat(faults(OUTSIDE, false, hamRong(ownPort(2575)))).containsExactly("38001 main port 2575");
        assertThat(faults(OUTSIDE, false)).containsExactly("port 2575");
        assertThat(faults(OUTSIDE, false, hamRong(plainFrom(2575)))).containsExactly("38001 main port 2575");

        assertThat(faults("127.0.0.1", false, hamRong(ownPort(2575)))).isEmpty();
        assertThat(faults(OUTSIDE, true, hamRong(ownPort(2575)))).isEmpty();
        assertThat(faults(OUTSIDE, false, hamRong(plainFrom(2575, "10.1.2.3")))).isEmpty();
    }

    @Test
    void refusesACertificateNobodyCanShow() throws Exception {
        Hospital secure = hamRong(certified(2575, "CN=his"));
        TestCertificates hub = TestCertificates.of(folder, "hub.example.test");

        assertThat(faults("127.0.0.1", false, secure)).containsExactly("38001 secure port 2575");
        assertThat(MllpListeners.of(OUTSIDE, 2575, Optional.of(hub.server()), List.of(secure))
                        .faults(false))
                .hasSize(1);
        assertThat(MllpListeners.of(OUTSIDE, 2575, Optional.of(hub.serverFor(hub)), List.of(secure))
                        .faults(false))
                .isEmpty();
    }

    @Test
    void refusesUnusableTlsFilesByName() {
        PortTls missing = new PortTls(folder.resolve("no.pem"), folder.resolve("no.key"), Optional.empty(), false);

        assertThat(MllpListeners.of(OUTSIDE, 2575, Optional.of(missing), List.of())
                        .faults(false))
                .singleElement()
                .satisfies(fault -> assertThat(fault.english()).contains("no.pem"));
    }

    private static List<String> faults(String host, boolean proxy, Hospital... hospitals) {
        return MllpListeners.of(host, 2575, Optional.empty(), List.of(hospitals)).faults(proxy).stream()
                .map(MllpListeners.Fault::where)
                .toList();
    }
}
