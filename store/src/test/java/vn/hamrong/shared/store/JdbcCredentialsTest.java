package vn.hamrong.shared.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.Role;
import vn.hamrong.shared.StaffMember;
import vn.hamrong.shared.people.Credentials;
import vn.hamrong.shared.people.TotpSecret;

class JdbcCredentialsTest {
    private static final Instant NOON = Instant.parse("2026-11-22T05:00:00Z");
    private static final StaffMember LAN = JdbcStaffTest.person(
            "lan.nguyen", "Nguyễn Thị Lan", new FacilityCode("38001"), Role.FACILITY_ADMINISTRATOR);
    private static final StaffMember MINH =
            JdbcStaffTest.person("minh.le", "Lê Văn Minh", new FacilityCode("38001"), Role.DOCTOR);
    private static final byte[] KEY = new byte[32];
    private static final byte[] OTHER_KEY = HexFormat.of().parseHex("01".repeat(32));

    @OnBothDatabases
    void aNewPasswordEndsThePersonsSessions(TestDatabase database) {
        JdbcCredentials credentials = withPeople(database);
        assertThat(credentials.passwordHash(LAN.id())).isEmpty();

        database.unit().inOne(() -> credentials.setPassword(LAN.id(), "hash"));

        assertThat(credentials.passwordHash(LAN.id())).contains("hash");
        assertThat(credentials.passwordHash(MINH.id())).isEmpty();
        assertThat(version(database, LAN)).isEqualTo(LAN.version() + 1);
        assertThat(version(database, MINH)).isEqualTo(MINH.version());
    }

    @OnBothDatabases
    void anAuthenticatorsSecretRestsSealedAndOpensForItsPersonOnly(TestDatabase database) {
        JdbcCredentials credentials = withPeople(database);
        TotpSecret secret = enrol(database, credentials);
        String kept = database.db()
                .sql("select totp from hub.person where id = :id")
                .param("id", LAN.id().value())
                .query(String.class)
                .single();

        assertThat(credentials.totp(LAN.id()).orElseThrow().key()).isEqualTo(secret.key());
        assertThat(kept).doesNotContain(secret.text().replace(" ", ""));

        database.db()
                .sql("update hub.person set totp = :kept where id = :id")
                .param("kept", kept)
                .param("id", MINH.id().value())
                .update();
        assertThatThrownBy(() -> credentials.totp(MINH.id())).isInstanceOf(IllegalStateException.class);
        JdbcCredentials otherKey = new JdbcCredentials(database.pool(), database.unit(), new SecretBox(OTHER_KEY));
        assertThatThrownBy(() -> otherKey.totp(LAN.id())).isInstanceOf(IllegalStateException.class);
    }

    @OnBothDatabases
    void ofManyWhoShowOneCodeAtOnceOneIsLetIn(TestDatabase database) {
        JdbcCredentials credentials = withPeople(database);
        enrol(database, credentials);

        List<Boolean> byStep = atOnce(() -> credentials.useStep(LAN.id(), 101));
        List<Boolean> byRecoveryCode = atOnce(() -> credentials.useRecoveryCode(LAN.id(), "one"));

        assertThat(byStep).containsOnlyOnce(true);
        assertThat(byRecoveryCode).containsOnlyOnce(true);
        assertThat(credentials.useStep(LAN.id(), 100)).isFalse();
        assertThat(credentials.useRecoveryCode(MINH.id(), "two")).isFalse();
        assertThat(credentials.useRecoveryCode(LAN.id(), "two")).isTrue();
    }

    @OnBothDatabases
    void anInvitationIsGoodOnceAndUntilItsTimeAndALaterOneEndsIt(TestDatabase database) {
        JdbcCredentials credentials = withPeople(database);
        invite(database, credentials, "first");
        invite(database, credentials, "second");

        assertThat(credentials.invited("first", NOON)).isEmpty();
        assertThat(credentials.invited("second", NOON.plusSeconds(60))).isEmpty();
        assertThat(credentials.invited("second", NOON)).contains(LAN.id());
        List<Boolean> used = atOnce(() -> database.unit().inOne(() -> credentials.useInvitation("second")));
        assertThat(used).containsOnlyOnce(true);
        assertThat(credentials.invited("second", NOON)).isEmpty();
    }

    @OnBothDatabases
    void whoIsForgottenHasNothingLeftToProveThemselvesWith(TestDatabase database) {
        JdbcCredentials credentials = withPeople(database);
        database.unit().inOne(() -> credentials.setPassword(LAN.id(), "hash"));
        enrol(database, credentials);
        invite(database, credentials, "first");
        long before = version(database, LAN);

        database.unit().inOne(() -> credentials.forget(LAN.id()));

        assertThat(credentials.passwordHash(LAN.id())).isEmpty();
        assertThat(credentials.totp(LAN.id())).isEmpty();
        assertThat(credentials.useRecoveryCode(LAN.id(), "one")).isFalse();
        assertThat(credentials.invited("first", NOON)).isEmpty();
        assertThat(version(database, LAN)).isEqualTo(before + 1);
    }

    private static JdbcCredentials withPeople(TestDatabase database) {
        JdbcStaff staff = new JdbcStaff(database.pool());
        database.unit().inOne(() -> staff.add(LAN) && staff.add(MINH));
        return new JdbcCredentials(database.pool(), database.unit(), new SecretBox(KEY));
    }

    private static TotpSecret enrol(TestDatabase database, JdbcCredentials credentials) {
        TotpSecret secret = TotpSecret.random();
        database.unit()
                .inOne(() ->
                        credentials.enrol(LAN.id(), new Credentials.Authenticator(secret, 100), Set.of("one", "two")));
        return secret;
    }

    private static void invite(TestDatabase database, JdbcCredentials credentials, String fingerprint) {
        database.unit().inOne(() -> credentials.invite(LAN.id(), fingerprint, NOON.plusSeconds(60)));
    }

    private static List<Boolean> atOnce(Supplier<Boolean> deed) {
        List<CompletableFuture<Boolean>> under = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(deed))
                .toList();
        return under.stream().map(CompletableFuture::join).toList();
    }

    private static long version(TestDatabase database, StaffMember member) {
        return new JdbcStaff(database.pool()).find(member.id()).orElseThrow().version();
    }
}
