package vn.hamrong.shared.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.Role;
import vn.hamrong.shared.StaffMember;
import vn.hamrong.shared.people.Login.Answer;

class LoginTest {
    private static final String PASSWORD = "con trâu đi cày";

    private final Desk desk = new Desk();
    private final Login login = new Login(desk, desk, desk, desk, desk);
    private final StaffMember lan = desk.person("lan.nguyen", PASSWORD, Desk.HAC_THANH, Role.RECEPTION);

    @Test
    void theRightPasswordLetsIn() {
        assertThat(login.byPassword(" Lan.Nguyen ", PASSWORD)).isEqualTo(new Answer.Welcome(lan));
    }

    @Test
    void A12_whateverIsWrongLooksTheSameAndCostsOneHash() {
        StaffMember gone = desk.person("gone", PASSWORD, Desk.HAC_THANH, Role.DOCTOR);
        desk.change(gone.withEnabled(false));
        desk.person("invited", Desk.HAC_THANH, Role.DOCTOR);

        for (String name :
                new String[] {"lan.nguyen", "nobody", "gone", "invited", "", "không phải tên", "x".repeat(999)}) {
            int before = desk.hashed;
            String tried = name.equals("gone") ? PASSWORD : "wrong";
            assertThat(login.byPassword(name, tried)).as(name).isEqualTo(new Answer.Refused());
            assertThat(desk.hashed - before).as(name).isEqualTo(1);
        }
    }

    @Test
    void A12_aNameIsLockedAfterFewGuessesWhetherOrNotAnybodyHasIt() {
        for (String name : new String[] {"lan.nguyen", "nobody"}) {
            int before = desk.hashed;
            for (int guess = 0; guess < 20; guess++) {
                login.byPassword(name, "guess " + guess);
            }
            assertThat(desk.hashed - before).as(name).isEqualTo(Lockout.FREE + 1);
        }
        assertThat(login.byPassword("lan.nguyen", PASSWORD)).isEqualTo(new Answer.Refused());

        desk.later(Lockout.after(Lockout.FREE + 1));
        assertThat(login.byPassword("lan.nguyen", PASSWORD)).isInstanceOf(Answer.Welcome.class);
    }

    @Test
    void waitsGrowButNeverBeyondAQuarterOfAnHour() {
        assertThat(Lockout.after(Lockout.FREE)).isZero();
        assertThat(Lockout.after(Lockout.FREE + 1)).isEqualTo(Duration.ofSeconds(30));
        assertThat(Lockout.after(Lockout.FREE + 2)).isEqualTo(Duration.ofMinutes(1));
        assertThat(Lockout.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void theRolesThatCanDoMostNeedAnAuthenticatorFirst() {
        for (Role role : Role.values()) {
            boolean most = Set.of(Role.FACILITY_ADMINISTRATOR, Role.FINANCE_APPROVER, Role.DEPARTMENT)
                    .contains(role);
            StaffMember member = desk.person(
                    "with." + role.name().toLowerCase(Locale.ROOT),
                    PASSWORD,
                    role == Role.DEPARTMENT ? FacilityCode.DEPARTMENT : Desk.HAC_THANH,
                    role);

            assertThat(login.byPassword(member.login().value(), PASSWORD))
                    .as(role.name())
                    .isEqualTo(most ? new Answer.NeedsEnrolment(member) : new Answer.Welcome(member));
        }
    }

    @Test
    void A12_nobodyAtTheDepartmentSignsInByAPasswordAlone() {
        StaffMember khoa = desk.person("khoa.dinh", PASSWORD, FacilityCode.DEPARTMENT, Role.ENGINEER);
        StaffMember none = desk.person("chua.vai", PASSWORD, FacilityCode.DEPARTMENT);
        StaffMember tuan = desk.person("tuan.vu", PASSWORD, Desk.HAC_THANH, Role.ENGINEER);

        assertThat(login.byPassword("khoa.dinh", PASSWORD)).isEqualTo(new Answer.NeedsEnrolment(khoa));
        assertThat(login.byPassword("chua.vai", PASSWORD)).isEqualTo(new Answer.NeedsEnrolment(none));
        assertThat(login.byPassword("tuan.vu", PASSWORD)).isEqualTo(new Answer.Welcome(tuan));
    }

    @Test
    void anAuthenticatorsCodeIsAskedForAndWorksOnce() {
        TotpSecret secret = TotpSecret.random();
        desk.enrol(lan.id(), new Credentials.Authenticator(secret, 0), Set.of());
        String code = Totp.code(secret, desk.instant());

        assertThat(login.byPassword("lan.nguyen", PASSWORD)).isEqualTo(new Answer.NeedsCode(lan));
        assertThat(login.bySecondFactor(lan.id(), code)).isTrue();
        assertThat(login.bySecondFactor(lan.id(), code)).isFalse();
    }

    @Test
    void aRecoveryCodeWorksOnceHoweverItIsTyped() {
        OneTimeCode code = OneTimeCode.recovery();
        desk.enrol(lan.id(), new Credentials.Authenticator(TotpSecret.random(), 0), Set.of(code.fingerprint()));

        assertThat(login.bySecondFactor(lan.id(), " " + code.text().toLowerCase(Locale.ROOT) + " "))
                .isTrue();
        assertThat(login.bySecondFactor(lan.id(), code.text())).isFalse();
    }

    @Test
    void A12_guessesAtTheCodeAreBoundedToo() {
        TotpSecret secret = TotpSecret.random();
        desk.enrol(lan.id(), new Credentials.Authenticator(secret, 0), Set.of());
        for (int guess = 0; guess <= Lockout.FREE; guess++) {
            assertThat(login.bySecondFactor(lan.id(), "00000" + guess)).isFalse();
        }

        assertThat(login.bySecondFactor(lan.id(), Totp.code(secret, desk.instant())))
                .isFalse();
        desk.later(Lockout.after(Lockout.FREE + 1));
        assertThat(login.bySecondFactor(lan.id(), Totp.code(secret, desk.instant())))
                .isTrue();
    }
}
