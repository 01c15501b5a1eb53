package vn.hamrong.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.hamrong.app.story.TestIssuer.Lie;
import vn.hamrong.app.story.TestIssuer.Signature;
import vn.hamrong.app.story.Visitor.Reply;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.LoginName;
import vn.hamrong.shared.PersonId;
import vn.hamrong.shared.Role;
import vn.hamrong.shared.Staff;
import vn.hamrong.shared.StaffMember;
import vn.hamrong.shared.UnitOfWork;

/** Login by the province's issuer, against a real one over HTTP. */
class ProvinceLoginIT {
    private static final RunningHub HUB = RunningHub.on(TestDatabase.POSTGRESQL);
    private static final String REFUSED = "/login?over=ISSUER_REFUSED";

    @BeforeAll
    static void somebodyIsThere() {
        Staff staff = HUB.bean(Staff.class);
        HUB.bean(UnitOfWork.class).inOne(() -> {
            staff.add(person("oidc.doctor", Role.DOCTOR));
            staff.add(person("oidc.approver", Role.FINANCE_APPROVER));
            staff.add(person("oidc.gone", Role.DOCTOR));
            staff.find(new LoginName("oidc.gone"))
                    .filter(StaffMember::enabled)
                    .ifPresent(gone -> staff.change(gone.withEnabled(false)));
        });
    }

    @Test
    void whomTheIssuerKnowsIsLetInWithTheRolesOfTheHubAndNoOthers() {
        Visitor visitor = new Visitor(HUB);
        assertThat(visitor.get("/login").body()).contains("/login/oidc");

        assertThat(back(visitor, "oidc.doctor", Lie.NONE).location()).isEqualTo("/");

        assertThat(visitor.get("/").body()).contains("oidc.doctor").contains("Bác sĩ");
        assertThat(visitor.get("/people").status()).isEqualTo(403);
        assertThat(HUB.bean(Staff.class)
                        .find(new LoginName("oidc.doctor"))
                        .orElseThrow()
                        .roles())
                .containsExactly(Role.DOCTOR);
    }

    @Test
    void whoNeedsAnAuthenticatorStillNeedsIt() {
        Visitor visitor = new Visitor(HUB);

        assertThat(back(visitor, "oidc.approver", Lie.NONE).location()).isEqualTo("/login/enrol");
        assertThat(visitor.get("/account").location()).startsWith("/login");
        assertThat(visitor.get("/login/enrol").status()).isEqualTo(200);
    }

    @Test
    void A13_nobodyComesToExistByAClaim() {
        for (String user : List.of("oidc.stranger", "oidc.gone", "", "'; drop table hub.person; --")) {
            Visitor visitor = new Visitor(HUB);

            assertThat(back(visitor, user, Lie.NONE).location()).as(user).isEqualTo("/login?over=NOT_A_PERSON");
            assertThat(visitor.get("/account").location()).as(user).startsWith("/login");
        }
        assertThat(HUB.bean(Staff.class).find(new LoginName("oidc.stranger"))).isEmpty();
    }

    static Stream<Arguments> lies() {
        Instant now = Clock.systemUTC().instant();
        return Stream.of(
                lie("another issuer", claims -> claims.issuer("https://evil.example")),
                lie("another client", claims -> claims.audience("another-client")),
                lie("for two clients, no azp", claims -> claims.audience(List.of("hamrong-test", "another-client"))),
                lie(
                        "for another through us",
                        claims -> claims.audience(List.of("hamrong-test", "x")).claim("azp", "x")),
                lie("another nonce", claims -> claims.claim("nonce", "another")),
                lie("no nonce", claims -> claims.claim("nonce", null)),
                lie("expired", claims -> claims.expirationTime(Date.from(now.minus(Duration.ofMinutes(2))))),
                lie("never expires", claims -> claims.expirationTime(null)),
                lie("issued tomorrow", claims -> claims.issueTime(Date.from(now.plus(Duration.ofDays(1))))),
                lie("no subject", claims -> claims.subject(null)),
                Arguments.of("unsigned", new Lie(UnaryOperator.identity(), Signature.NONE)),
                Arguments.of("signed by another", new Lie(UnaryOperator.identity(), Signature.FOREIGN_KEY)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lies")
    void A13_anIdTokenThatIsNotForThisLoginIsRefused(String what, Lie lie) {
        Visitor visitor = new Visitor(HUB);

        assertThat(back(visitor, "oidc.doctor", lie).location()).isEqualTo(REFUSED);
        assertThat(visitor.get("/account").location()).startsWith("/login");
    }

    @Test
    void A13_stateAndCodeAreOfThisBrowserAndGoodOnce() {
        Visitor victim = new Visitor(HUB);
        Map<String, String> asked = asked(victim);
        String code = TestIssuer.RUNNING.code(asked, "oidc.doctor", Lie.NONE);

        assertThat(back(new Visitor(HUB), code, asked.getOrDefault("state", "")).location())
                .isEqualTo(REFUSED);
        assertThat(back(victim, code, "another state").location()).isEqualTo(REFUSED);

        Visitor visitor = new Visitor(HUB);
        Map<String, String> again = asked(visitor);
        String good = TestIssuer.RUNNING.code(again, "oidc.doctor", Lie.NONE);
        String state = again.getOrDefault("state", "");
        assertThat(back(visitor, good, state).location()).isEqualTo("/");
        assertThat(back(visitor, good, state).location()).isEqualTo(REFUSED);
    }

    @Test
    void A13_aCodeThatAnotherBrowserAskedForDoesNotFit() {
        Map<String, String> attackers = asked(new Visitor(HUB));
        String stolen = TestIssuer.RUNNING.code(attackers, "oidc.doctor", Lie.NONE);
        Visitor victim = new Visitor(HUB);
        String state = asked(victim).getOrDefault("state", "");

        assertThat(back(victim, stolen, state).location()).isEqualTo(REFUSED);
    }

    @Test
    void A13_theWayBackIsTheHubsOwnWhateverTheBrowserClaims() {
        Map<String, String> asked = asked(new Visitor(HUB));

        assertThat(asked).containsEntry("redirect_uri", HUB.url() + "/login/oidc/back");
        assertThat(asked).containsEntry("response_type", "code").containsEntry("code_challenge_method", "S256");
        assertThat(asked.getOrDefault("state", "").length()).isGreaterThan(20);
        assertThat(asked.getOrDefault("nonce", "").length()).isGreaterThan(20);
    }

    @Test
    void whereTheProvinceHasNoIssuerThereIsNoSuchLogin() {
        Visitor visitor = new Visitor(RunningHub.on(TestDatabase.H2));

        assertThat(visitor.get("/login").body()).doesNotContain("/login/oidc");
        assertThat(visitor.get("/login/oidc").status()).isEqualTo(404);
    }

    private static Arguments lie(String what, UnaryOperator<JWTClaimsSet.Builder> claims) {
        return Arguments.of(what, new Lie(claims, Signature.RIGHT));
    }

    private static Reply back(Visitor visitor, String user, Lie lie) {
        Map<String, String> asked = asked(visitor);
        return back(visitor, TestIssuer.RUNNING.code(asked, user, lie), asked.getOrDefault("state", ""));
    }

    private static Reply back(Visitor visitor, String code, String state) {
        return visitor.get(
                "/login/oidc/back?code=" + code + "&state=" + URLEncoder.encode(state, StandardCharsets.UTF_8));
    }

    /** What the hub asks of the issuer for this visitor. */
    private static Map<String, String> asked(Visitor visitor) {
        String start = visitor.get("/login/oidc").location();
        URI issuer = URI.create(visitor.get(start).location());
        assertThat(issuer.toString()).startsWith(TestIssuer.RUNNING.url() + "/authorize?");
        return new HashMap<>(TestIssuer.parameters(issuer.getRawQuery()));
    }

    private static StaffMember person(String login, Role role) {
        return new StaffMember(
                new PersonId(UUID.randomUUID()),
                new LoginName(login),
                login,
                new FacilityCode("38902"),
                Set.of(role),
                true,
                1);
    }
}
