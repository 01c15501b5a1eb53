package vn.hamrong.exchange.routes.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import vn.hamrong.exchange.Dialect;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.exchange.InsurerAccess;
import vn.hamrong.exchange.hospitals.PasswordHash;
import vn.hamrong.shared.AuditEntry;
import vn.hamrong.shared.AuditTrail;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.people.Lockout;
import vn.hamrong.shared.routes.HttpAnswer;
import vn.hamrong.shared.routes.HttpHead;

class PortalLoginTest {
    private static final String MD5 = "0123456789ABCDEF0123456789ABCDEF";
    private static final String HASH = PasswordHash.of(MD5, new byte[16], 100_000);
    private static final Hospital HAM_RONG = hospital("38901", "38901_BV", List.of());
    private static final Hospital SONG_MA = hospital("38902", "38902_BV", List.of("10.38.2.0/24"));

    private final List<AuditEntry> audit = new ArrayList<>();
    private final AtomicInteger secrets = new AtomicInteger();
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T03:00:00Z"));
    private final PortalSessions sessions = new PortalSessions(Duration.ofMinutes(30), this::secret, clock);
    private final PortalLogin login = new PortalLogin(
            new PortalLogin.Judges(new PortalAccounts(List.of(HAM_RONG, SONG_MA)), new LockOut(false)),
            sessions,
            new PortalAudit(trail()),
            Runnable::run,
            clock);

    private byte[] secret() {
        byte[] secret = new byte[32];
        secret[0] = (byte) secrets.incrementAndGet();
        return secret;
    }

    @Test
    void givesTokensInThePortalsOwnFields() {
        HttpAnswer answer = ask("38901_BV", MD5, "127.0.0.1");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(text(answer))
                .startsWith("{\"maKetQua\":\"200\",\"APIKey\":{\"access_token\":\"38901.")
                .contains("\"token_type\":\"Bearer\"", "\"username\":\"38901_BV\"", "\"2026-11-22T03:30:00Z\"");
        assertThat(audit)
                .singleElement()
                .satisfies(entry -> assertThat(entry.outcome()).isEqualTo(AuditEntry.Outcome.DONE));
    }

    @Test
    void takesTheMd5InSmallLettersToo() {
        assertThat(ask("38901_BV", MD5.toLowerCase(java.util.Locale.ROOT), "127.0.0.1")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aTokenIsGoodWithItsIdTokenAndPasswordUntilItExpires() {
        PortalSessions.Tokens tokens =
                sessions.open(HAM_RONG, new PortalAccounts.Login("38901_BV", MD5, InetAddress.getLoopbackAddress()));

        assertThat(sessions.of(tokens.accessToken(), tokens.idToken(), MD5)).isPresent();
        assertThat(sessions.of(tokens.accessToken(), tokens.idToken(), "")).isEmpty();
        assertThat(sessions.of(tokens.accessToken(), "x", MD5)).isEmpty();
        assertThat(sessions.of(tokens.accessToken() + "0", tokens.idToken(), MD5))
                .isEmpty();
        assertThat(sessions.of("38902" + tokens.accessToken().substring(5), tokens.idToken(), MD5))
                .isEmpty();
        clock.forward(Duration.ofMinutes(30));
        assertThat(sessions.of(tokens.accessToken(), tokens.idToken(), MD5)).isEmpty();
    }

    @Test
    void aHospitalThatLogsInAllTheTimeKeepsItsLastSessionsOnly() {
        PortalAccounts.Login who = new PortalAccounts.Login("38901_BV", MD5, InetAddress.getLoopbackAddress());
        PortalSessions.Tokens first = sessions.open(HAM_RONG, who);
        PortalSessions.Tokens last = first;
        for (int i = 0; i < PortalSessions.OF_ONE_HOSPITAL_MAX; i++) {
            last = sessions.open(HAM_RONG, who);
        }

        assertThat(sessions.of(first.accessToken(), first.idToken(), MD5)).isEmpty();
        assertThat(sessions.of(last.accessToken(), last.idToken(), MD5)).isPresent();
    }

    @Test
    void A12_everyWrongLoginIsToldTheSame() {
        String wrongPassword = text(ask("38901_BV", "0".repeat(32), "127.0.0.1"));

        assertThat(text(ask("nobody", MD5, "127.0.0.2"))).isEqualTo(wrongPassword);
        assertThat(text(ask("38902_BV", MD5, "127.0.0.1"))).isEqualTo(wrongPassword);
        assertThat(text(ask("38902_BV", MD5, "10.38.2.7"))).contains("\"200\"");
        assertThat(wrongPassword).contains("\"maKetQua\":\"401\"");
    }

    @Test
    void A12_aNameIsLockedForTheAddressThatGuessesOnly() {
        for (int i = 0; i <= Lockout.FREE; i++) {
            ask("38901_BV", "0".repeat(32), "10.0.0.66");
        }

        assertThat(ask("38901_BV", MD5, "10.0.0.66").status()).isEqualTo(401);
        assertThat(ask("38901_BV", MD5, "10.0.0.1").status()).isEqualTo(200);
        clock.forward(Lockout.after(Lockout.FREE + 1));
        assertThat(ask("38901_BV", MD5, "10.0.0.66").status()).isEqualTo(200);
    }

    @Test
    void A12_anAddressThatTriesManyNamesIsLockedForAll() {
        LockOut lockOut = new LockOut(false);
        for (int i = 0; i < LockOut.FAILURES_OF_ADDRESS_MAX; i++) {
            lockOut.failed("10.0.0.66", "name" + i, clock.instant());
        }

        assertThat(lockOut.isOut("10.0.0.66", "38901_BV", clock.instant())).isTrue();
        assertThat(lockOut.isOut("10.0.0.67", "38901_BV", clock.instant())).isFalse();
    }

    @Test
    void A12_aNameThatIsGuessedOnAndOnWaitsLongerEachTimeButNeverBeyondAQuarterOfAnHour() {
        LockOut lockOut = new LockOut(true);
        Duration longest = Duration.ZERO;
        for (int i = 0; i < 50; i++) {
            longest = lockOut.failed("10.0.0.1", "38901_BV", clock.instant());
        }

        assertThat(longest).isEqualTo(Duration.ofMinutes(15));
        clock.forward(longest.minusSeconds(1));
        assertThat(lockOut.isOut("10.0.0.1", "38901_BV", clock.instant())).isTrue();
        clock.forward(Duration.ofSeconds(1));
        assertThat(lockOut.isOut("10.0.0.1", "38901_BV", clock.instant())).isFalse();
    }

    /** All come from the proxy's address there. */
    @Test
    void A12_behindAProxyAStrangerLocksNoOtherHospitalOutAndTheGuessedOneNotForLong() {
        LockOut lockOut = new LockOut(true);
        for (int i = 0; i < 2 * LockOut.FAILURES_OF_ADDRESS_MAX; i++) {
            lockOut.failed("10.0.0.1", "", clock.instant());
            lockOut.failed("10.0.0.1", "38902_BV", clock.instant());
        }

        assertThat(lockOut.isOut("10.0.0.1", "38901_BV", clock.instant())).isFalse();
        for (int i = 0; i <= Lockout.FREE; i++) {
            lockOut.failed("10.0.0.1", "38901_BV", clock.instant());
        }
        assertThat(lockOut.isOut("10.0.0.1", "38901_BV", clock.instant())).isTrue();
        clock.forward(Duration.ofSeconds(30));
        assertThat(lockOut.isOut("10.0.0.1", "38901_BV", clock.instant())).isFalse();
    }

    @Test
    void tooManyLoginsAtOnceAreSentAway() {
        PortalLogin busy = new PortalLogin(
                new PortalLogin.Judges(new PortalAccounts(List.of(HAM_RONG)), new LockOut(false)),
                sessions,
                new PortalAudit(trail()),
                work -> {
                    throw new RejectedExecutionException();
                },
                clock);

        assertThat(busy.answer(head("127.0.0.1"), new byte[0]).join().status()).isEqualTo(503);
    }

    @Test
    void refusedLoginsLeaveABoundedNumberOfAuditRows() {
        PortalAudit refusals = new PortalAudit(trail());
        for (int i = 0; i < 100; i++) {
            refusals.refusedLogin("", clock.instant());
        }

        assertThat(audit).hasSize(60).allMatch(entry -> entry.outcome() == AuditEntry.Outcome.REFUSED);
    }

    private HttpAnswer ask(String username, String password, String from) {
        byte[] body = ("username=" + username + "&password=" + password).getBytes(StandardCharsets.UTF_8);
        return login.answer(head(from), body).join();
    }

    private static HttpHead head(String from) {
        try {
            return new HttpHead("POST", "/api/token/take", Map.of(), Map.of(), 0, InetAddress.getByName(from));
        } catch (java.net.UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String text(HttpAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private AuditTrail trail() {
        return new AuditTrail() {
            @Override
            public void add(AuditEntry entry) {
                audit.add(entry);
            }

            @Override
            public void addAndCommit(AuditEntry entry) {
                audit.add(entry);
            }
        };
    }

    private static Hospital hospital(String code, String username, List<String> addresses) {
        InsurerAccess access = new InsurerAccess(
                Optional.of(new InsurerAccess.Account(username, HASH, addresses)), false, false, Optional.empty());
        return new Hospital(
                new FacilityCode(code),
                "Bệnh viện " + code,
                1,
                List.of(),
                List.of(),
                Dialect.PLAIN,
                List.of(),
                List.of(),
                access);
    }
}
