package vn.hamrong.app.config;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.hamrong.shared.access.CarePeriods;

/** What is wrong with the knobs, all of it at once. Looks only at values and files: opens no database, no port. */
public final class ConfigurationFaults {
    private static final Duration TOKEN_LIFE_MAX = Duration.ofMinutes(5);

    private final HubProperties hub;
    private final List<Fault> faults = new ArrayList<>();

    private ConfigurationFaults(HubProperties hub) {
        this.hub = hub;
    }

    /** One fault per wrong knob; empty when the hub may start. */
    public static List<Fault> of(HubProperties hub) {
        ConfigurationFaults check = new ConfigurationFaults(hub);
        check.database();
        check.http();
        check.mllp();
        check.partners();
        check.insurer();
        check.exchange();
        check.delivery();
        check.fhir();
        check.token();
        check.access();
        check.oidc();
        check.crashTest();
        return List.copyOf(check.faults);
    }

    private void database() {
        String url = hub.database().url();
        String lower = url.toLowerCase(Locale.ROOT);
        if (url.isEmpty() || lower.startsWith("jdbc:h2:")) {
            h2(lower);
        } else if (!lower.startsWith("jdbc:postgresql:")) {
            fault(
                    "hamrong.database.url",
                    "chỉ dùng được H2 hoặc PostgreSQL",
                    "only jdbc:h2: and jdbc:postgresql: are supported");
        } else if (hub.database().password().isEmpty() && hub.database().passwordFile() == null) {
            fault(
                    "hamrong.database.password",
                    "PostgreSQL cần mật khẩu",
                    "PostgreSQL needs a password, from the environment or a file");
        }
        file("hamrong.database.password-file", hub.database().passwordFile());
        range("hamrong.database.pool-size", hub.database().poolSize(), 4, 100);
    }

    private void h2(String url) {
        if (url.contains("init=") || url.contains("runscript")) {
            fault("hamrong.database.url", "H2 không được chạy lệnh khi mở", "INIT and RUNSCRIPT are not allowed");
        }
        boolean durable = url.isEmpty() || url.contains("write_delay=0") || url.startsWith("jdbc:h2:mem:");
        if (!durable && !hub.crashTest().allowWriteDelay()) {
            fault(
                    "hamrong.database.url",
                    "H2 phải có WRITE_DELAY=0, nếu không sẽ mất bản tin đã nhận",
                    "H2 needs WRITE_DELAY=0, otherwise acknowledged messages are lost");
        }
    }

    private void http() {
        HubProperties.Http http = hub.http();
        range("hamrong.http.port", http.port(), 0, 65535);
        tls("hamrong.http.tls", http.tls());
        if (!http.tls().on() && !http.trustedProxy() && !loopback(http.address())) {
            fault(
                    "hamrong.http.address",
                    "ngoài máy này phải dùng TLS (hamrong.http.tls) hoặc có proxy tin cậy",
                    "needs TLS, or hamrong.http.trusted-proxy=true, on another address than loopback");
        }
        publicUrl(hub.publicUrl());
    }

    private void publicUrl(URI url) {
        boolean plainOutside = "http".equals(url.getScheme()) && !loopback(String.valueOf(url.getHost()));
        boolean known = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!known || url.getHost() == null || plainOutside) {
            fault(
                    "hamrong.public-url",
                    "phải là https://tên-máy",
                    "must be https://host (http only for this machine itself)");
        } else if (url.getPath() != null && !url.getPath().isEmpty()) {
            fault("hamrong.public-url", "không có đường dẫn phía sau", "has no path and no slash at its end");
        }
    }

    private void mllp() {
        HubProperties.Mllp mllp = hub.mllp();
        range("hamrong.mllp.port", mllp.port(), 0, 65535);
        range("hamrong.mllp.frame-max", mllp.frameMax(), 1024, 50 * 1024 * 1024);
        range("hamrong.mllp.per-peer", mllp.perPeer(), 1, 10_000);
        range("hamrong.mllp.connections", mllp.connections(), 1, 10_000);
        positive("hamrong.mllp.frame-time", mllp.frameTime());
        positive("hamrong.mllp.idle-time", mllp.idleTime());
        tls("hamrong.mllp.tls", mllp.tls());
    }

    private void partners() {
        HubProperties.Partners partners = hub.partners();
        range("hamrong.partners.port", partners.port(), 0, 65535);
        range("hamrong.partners.per-peer", partners.perPeer(), 1, 10_000);
        range("hamrong.partners.connections", partners.connections(), 1, 10_000);
        positive("hamrong.partners.request-time", partners.requestTime());
        positive("hamrong.partners.idle-time", partners.idleTime());
        tls("hamrong.partners.tls", partners.tls());
        if (!partners.tls().on() && !hub.http().trustedProxy() && !loopback(partners.address())) {
            fault(
                    "hamrong.partners.address",
                    "ngoài máy này phải dùng TLS (hamrong.partners.tls) hoặc có proxy tin cậy",
                    "needs TLS, or hamrong.http.trusted-proxy=true, on another address than loopback");
        }
    }

    private void insurer() {
        HubProperties.Insurer insurer = hub.insurer();
        range("hamrong.insurer.file-max", insurer.fileMax(), 1024, 10 * 1024 * 1024);
        Duration life = insurer.tokenLife();
        if (life.compareTo(Duration.ofMinutes(1)) < 0 || life.compareTo(Duration.ofHours(12)) > 0) {
            fault("hamrong.insurer.token-life", "từ 1 phút đến 12 giờ", "is 1 minute to 12 hours");
        }
        positive("hamrong.insurer.folder-every", insurer.folderEvery());
        if (!insurer.portalDecree().equals("4750") && !insurer.portalDecree().equals("3176")) {
            fault("hamrong.insurer.portal-decree", "phải là 4750 hoặc 3176", "is 4750 or 3176");
        }
        URI portal = insurer.portal();
        if (portal != null && !isPortal(portal)) {
            fault(
                    "hamrong.insurer.portal",
                    "phải là https://máy-chủ (http chỉ cho chính máy này)",
                    "is https://host (http only for this machine itself), without a path");
        }
    }

    private static boolean isPortal(URI url) {
        boolean bare = url.getHost() != null
                && url.getUserInfo() == null
                && url.getRawQuery() == null
                && (url.getPath() == null || url.getPath().isEmpty());
        boolean scheme = "https".equals(url.getScheme()) || ("http".equals(url.getScheme()) && loopback(url.getHost()));
        return bare && scheme;
    }

    private void exchange() {
        range("hamrong.exchange.workers", hub.exchange().workers(), 1, 16);
        range("hamrong.exchange.batch", hub.exchange().batch(), 1, 100);
        range("hamrong.exchange.attempts", hub.exchange().attempts(), 1, 20);
        range("hamrong.exchange.journal-queue", hub.exchange().journalQueue(), 16, 100_000);
    }

    private void delivery() {
        range("hamrong.delivery.workers", hub.delivery().workers(), 1, 64);
        range("hamrong.delivery.attempts", hub.delivery().attempts(), 1, 100);
        positive("hamrong.delivery.first-pause", hub.delivery().firstPause());
        positive("hamrong.delivery.longest-pause", hub.delivery().longestPause());
    }

    private void fhir() {
        range("hamrong.fhir.calls-per-second", hub.fhir().callsPerSecond(), 1, 10_000);
        range("hamrong.fhir.calls-at-once", hub.fhir().callsAtOnce(), 1, 50);
        if (hub.fhir().exportClient().isEmpty() != (hub.fhir().exportKeys() == null)) {
            fault("hamrong.fhir.export-client", "cần cả mã và khóa công khai", "needs both the client id and its keys");
        }
        file("hamrong.fhir.export-keys", hub.fhir().exportKeys());
        period("hamrong.fhir.exports-kept", hub.fhir().exportsKept(), Duration.ofDays(7));
    }

    private void token() {
        positive("hamrong.token.life", hub.token().life());
        if (hub.token().life().compareTo(TOKEN_LIFE_MAX) > 0) {
            fault("hamrong.token.life", "tối đa 300 giây", "at most 300 seconds");
        }
        file("hamrong.token.key-file", hub.token().keyFile());
    }

    private void access() {
        period("hamrong.access.check-in", hub.access().checkIn(), CarePeriods.LONGEST);
        period("hamrong.access.consultation", hub.access().consultation(), CarePeriods.LONGEST);
        period("hamrong.access.consent", hub.access().consent(), CarePeriods.LONGEST);
        period("hamrong.access.break-glass", hub.access().breakGlass(), CarePeriods.LONGEST_EMERGENCY);
    }

    private void oidc() {
        HubProperties.Oidc oidc = hub.people().oidc();
        if (!oidc.on()) {
            return;
        }
        file("hamrong.people.oidc.client-secret-file", oidc.clientSecretFile());
        if (oidc.clientSecretFile() == null) {
            fault("hamrong.people.oidc.client-secret-file", "cần tệp chứa khóa bí mật", "needs a file with the secret");
        }
        boolean safe = oidc.issuer().startsWith("https://")
                || (oidc.issuer().startsWith("http://")
                        && loopback(oidc.issuer().replaceAll("^http://|[:/].*$", "")));
        if (!safe) {
            fault(
                    "hamrong.people.oidc.issuer",
                    "phải là https://…",
                    "must be https://… (http only for this machine itself)");
        }
    }

    private void period(String where, Duration value, Duration longest) {
        positive(where, value);
        if (value.compareTo(longest) > 0) {
            fault(where, "tối đa " + longest.toHours() + " giờ", "at most " + longest.toHours() + " hours");
        }
    }

    private void crashTest() {
        HubProperties.CrashTest test = hub.crashTest();
        if (!test.on() && (test.ackBeforeCommit() || test.idempotencyOff() || test.allowWriteDelay())) {
            fault(
                    "hamrong.crash-test",
                    "chỉ dùng khi thử nghiệm: cần hamrong.crash-test.on=true",
                    "breaks the hub on purpose and needs hamrong.crash-test.on=true");
        }
    }

    private void tls(String where, HubProperties.Tls tls) {
        if ((tls.certificate() == null) != (tls.key() == null)) {
            fault(where, "cần cả chứng thư và khóa", "needs both certificate and key");
        }
        file(where + ".certificate", tls.certificate());
        file(where + ".key", tls.key());
        file(where + ".client-authorities", tls.clientAuthorities());
    }

    private void file(String where, @Nullable Path file) {
        if (file != null && !Files.isReadable(file)) {
            fault(where, "không đọc được tệp " + file, "cannot read the file " + file);
        }
    }

    private void range(String where, int value, int min, int max) {
        if (value < min || value > max) {
            fault(where, "từ " + min + " đến " + max, "is " + value + ", must be " + min + " to " + max);
        }
    }

    private void positive(String where, Duration value) {
        if (value.isZero() || value.isNegative()) {
            fault(where, "phải lớn hơn 0", "must be more than 0");
        }
    }

    private void fault(String where, String vietnamese, String english) {
        faults.add(new Fault(where, vietnamese, english));
    }

    /** Whether the address is this machine only; an unknown name is not. */
    public static boolean loopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
