package vn.hamrong.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ConfigurationFaultsTest {

    @Test
    void theDefaultsMayStart() {
        assertThat(faultsOf(Map.of())).isEmpty();
    }

    @Test
    void refusesH2ThatLosesWhatItCommitted() {
        assertThat(faultsOf(Map.of("hamrong.database.url", "jdbc:h2:file:./data/hub")))
                .containsExactly("hamrong.database.url");
        assertThat(faultsOf(Map.of("hamrong.database.url", "jdbc:h2:file:./data/hub;WRITE_DELAY=0")))
                .isEmpty();
    }

    @Test
    void refusesAnH2UrlThatRunsCommands() {
        assertThat(faultsOf(Map.of("hamrong.database.url", "jdbc:h2:mem:x;INIT=RUNSCRIPT FROM 'x'")))
                .containsExactly("hamrong.database.url");
    }

    @Test
    void refusesPostgresqlWithoutAPassword() {
        assertThat(faultsOf(Map.of("hamrong.database.url", "jdbc:postgresql://db/hub")))
                .containsExactly("hamrong.database.password");
    }

    @Test
    void refusesPlainTextOutsideThisMachineUnlessAProxyIsTrusted() {
        assertThat(faultsOf(Map.of("hamrong.http.address", "0.0.0.0"))).containsExactly("hamrong.http.address");
        assertThat(faultsOf(Map.of("hamrong.http.address", "0.0.0.0", "hamrong.http.trusted-proxy", "true")))
                .isEmpty();
    }

    @Test
    void refusesAnIssuerWithoutASecretOrWithoutTls() {
        assertThat(faultsOf(Map.of("hamrong.people.oidc.issuer", "https://sso.example/realms/tinh")))
                .containsExactly("hamrong.people.oidc.client-secret-file");
        Map<String, String> plain = Map.of(
                "hamrong.people.oidc.issuer",
                "http://sso.example/realms/tinh",
                "hamrong.people.oidc.client-secret-file",
                "pom.xml");
        assertThat(faultsOf(plain)).containsExactly("hamrong.people.oidc.issuer");
        assertThat(faultsOf(Map.of(
                        "hamrong.people.oidc.issuer",
                        "http://localhost:8180/realms/tinh",
                        "hamrong.people.oidc.client-secret-file",
                        "pom.xml")))
                .isEmpty();
    }

    @Test
    void refusesSwitchesOfTheCrashTestOutsideIt() {
        assertThat(faultsOf(Map.of("hamrong.crash-test.ack-before-commit", "true")))
                .containsExactly("hamrong.crash-test");
        assertThat(faultsOf(Map.of("hamrong.crash-test.ack-before-commit", "true", "hamrong.crash-test.on", "true")))
                .isEmpty();
    }

    @Test
    void refusesRightsThatWouldNeverEnd() {
        assertThat(faultsOf(Map.of("hamrong.access.check-in", "367d", "hamrong.access.break-glass", "73h")))
                .containsExactlyInAnyOrder("hamrong.access.check-in", "hamrong.access.break-glass");
        assertThat(faultsOf(Map.of("hamrong.access.consent", "0s"))).containsExactly("hamrong.access.consent");
        assertThat(faultsOf(Map.of("hamrong.access.check-in", "366d", "hamrong.access.break-glass", "72h")))
                .isEmpty();
    }

    @Test
    void namesEveryFaultAtOnce() {
        Map<String, String> wrong = new HashMap<>();
        wrong.put("hamrong.exchange.workers", "0");
        wrong.put("hamrong.token.life", "10m");
        wrong.put("hamrong.public-url", "ftp://hub");
        wrong.put("hamrong.mllp.tls.certificate", "/nowhere/hub.pem");

        assertThat(faultsOf(wrong))
                .containsExactlyInAnyOrder(
                        "hamrong.exchange.workers",
                        "hamrong.token.life",
                        "hamrong.public-url",
                        "hamrong.mllp.tls",
                        "hamrong.mllp.tls.certificate");
    }

    private static List<String> faultsOf(Map<String, String> knobs) {
        HubProperties hub =
                new Binder(new MapConfigurationPropertySource(knobs)).bindOrCreate("hamrong", HubProperties.class);
        return ConfigurationFaults.of(hub).stream().map(Fault::where).toList();
    }
}
