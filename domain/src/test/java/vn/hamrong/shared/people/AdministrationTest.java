package vn.hamrong.shared.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import vn.hamrong.shared.AuditEntry;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.LoginName;
import vn.hamrong.shared.PersonId;
import vn.hamrong.shared.Role;
import vn.hamrong.shared.StaffMember;
import vn.hamrong.shared.people.Administration.Answer;

class AdministrationTest {
    private final Desk desk = new Desk();
    private final Administration administration = new Administration(desk, desk, desk, desk, desk);
    private final OwnAccount account = new OwnAccount(desk, new OwnAccount.Proofs(desk, desk, desk), desk, desk, desk);
    private final StaffMember hanh = desk.person("hanh.do", Desk.HAC_THANH, Role.FACILITY_ADMINISTRATOR);
    private final StaffMember lan = desk.person("lan.nguyen", "con trâu đi cày", Desk.HAC_THANH, Role.RECEPTION);
    private final StaffMember dung = desk.person("dung.cao", Desk.NHI, Role.DOCTOR);
    private final Actor byHanh = new Actor(hanh.id(), "request 1");

    @Test
    void addsSomebodyToTheirOwnFacilityWhoThenSetsAPasswordOnce() {
        Answer answer =
                administration.add(byHanh, new LoginName("minh.le"), "Lê Văn Minh", Set.of(Role.DOCTOR, Role.ENGINEER));

        assertThat(answer).isInstanceOf(Answer.Invited.class);
        Answer.Invited invited = (Answer.Invited) answer;
        assertThat(invited.member().facility()).isEqualTo(Desk.HAC_THANH);
        assertThat(account.accept(invited.code().text(), "mật khẩu của Minh", "request 2"))
                .isPresent();
        assertThat(account.accept(invited.code().text(), "mật khẩu khác hẳn", "request 3"))
                .isEmpty();
        assertThat(desk.passwordHash(invited.member().id())).contains(desk.hash("mật khẩu của Minh"));
        assertThat(desk.audit).extracting(AuditEntry::action).containsExactly("person-create", "person-password");
    }

    @Test
    void anInvitationEndsWithItsTimeAndWithTheAccount() {
        OneTimeCode code = ((Answer.Invited) administration.reset(byHanh, lan.id())).code();
        assertThat(account.invited(code.text())).isPresent();

        administration.enable(byHanh, lan.id(), false);
        assertThat(account.invited(code.text())).isEmpty();
        administration.enable(byHanh, lan.id(), true);
        desk.later(Administration.INVITATION);
        assertThat(account.accept(code.text(), "mật khẩu của Lan", "request 2")).isEmpty();
    }

    @Test
    void U04_somebodyElsesPeopleAreNotThereForAnyDeed() {
        for (Supplier<Answer> deed : deedsOn(byHanh, dung.id())) {
            assertThat(deed.get()).isEqualTo(new Answer.NotHere());
        }
        for (Supplier<Answer> deed : deedsOn(byHanh, new PersonId(UUID.randomUUID()))) {
            assertThat(deed.get()).isEqualTo(new Answer.NotHere());
        }

        assertThat(administration.person(hanh.id(), dung.id())).isEmpty();
        assertThat(administration.people(hanh.id())).containsExactlyInAnyOrder(hanh, lan);
        assertThat(desk.find(dung.id())).contains(dung);
        assertThat(desk.audit).isEmpty();
    }

    @Test
    void U04_whoIsNoAdministratorAnyMoreDoesNothing() {
        Actor byLan = new Actor(lan.id(), "request 1");
        StaffMember former = desk.person("former", Desk.HAC_THANH, Role.FACILITY_ADMINISTRATOR);
        desk.change(former.withEnabled(false));

        for (Actor nobody : List.of(byLan, new Actor(former.id(), "request 1"))) {
            for (Supplier<Answer> deed : deedsOn(nobody, hanh.id())) {
                assertThat(deed.get()).isEqualTo(new Answer.NotHere());
            }
            assertThat(administration.people(nobody.person())).isEmpty();
        }
        assertThat(desk.find(hanh.id())).contains(hanh);
    }

    @Test
    void nobodyRaisesOrLocksThemselves() {
        for (Supplier<Answer> deed : deedsOn(byHanh, hanh.id())) {
            assertThat(deed.get()).isEqualTo(new Answer.NotOneself());
        }
        assertThat(desk.find(hanh.id())).contains(hanh);
    }

    @Test
    void theDepartmentsRoleIsNotAHospitalsToGiveNorTheOtherWayRound() {
        StaffMember chief = desk.person("chief", FacilityCode.DEPARTMENT, Role.FACILITY_ADMINISTRATOR);
        Actor byChief = new Actor(chief.id(), "request 1");

        assertThat(administration.giveRoles(byHanh, lan.id(), Set.of(Role.DEPARTMENT)))
                .isEqualTo(new Answer.NoSuchRoleHere());
        assertThat(administration.add(byChief, new LoginName("doctor"), "Bác sĩ", Set.of(Role.DOCTOR)))
                .isEqualTo(new Answer.NoSuchRoleHere());
        assertThat(administration.add(byChief, new LoginName("thu.hoang"), "Thu", Set.of(Role.DEPARTMENT)))
                .isInstanceOf(Answer.Invited.class);
    }

    @Test
    void A12_everyChangeOfRightsOrProofsGivesTheAccountANewVersion() {
        long first = desk.find(lan.id()).orElseThrow().version();
        administration.giveRoles(byHanh, lan.id(), Set.of(Role.FINANCE));
        long second = desk.find(lan.id()).orElseThrow().version();
        account.changePassword(new Actor(lan.id(), "request 2"), "con trâu đi cày", "con bò ăn cỏ non");
        long third = desk.find(lan.id()).orElseThrow().version();
        administration.enable(byHanh, lan.id(), false);
        long fourth = desk.find(lan.id()).orElseThrow().version();

        assertThat(List.of(second - first, third - second, fourth - third)).allMatch(step -> step > 0);
    }

    @Test
    void A12_theOldPasswordIsGuessedNoMoreOftenFromWithin() {
        Actor byLan = new Actor(lan.id(), "request 1");
        for (int guess = 0; guess < 20; guess++) {
            assertThat(account.changePassword(byLan, "guess " + guess, "con bò ăn cỏ non"))
                    .isFalse();
        }
        assertThat(desk.hashed).isEqualTo(Lockout.FREE + 1);
        assertThat(account.changePassword(byLan, "con trâu đi cày", "con bò ăn cỏ non"))
                .isFalse();
    }

    private List<Supplier<Answer>> deedsOn(Actor by, PersonId whom) {
        return List.of(
                () -> administration.giveRoles(by, whom, Set.of(Role.DOCTOR)),
                () -> administration.enable(by, whom, false),
                () -> administration.enable(by, whom, true),
                () -> administration.reset(by, whom));
    }
}
