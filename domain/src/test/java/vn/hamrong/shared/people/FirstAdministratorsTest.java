package vn.hamrong.shared.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.hamrong.shared.AuditEntry;
import vn.hamrong.shared.Role;
import vn.hamrong.shared.StaffMember;
import vn.hamrong.shared.people.FirstAdministrators.Invited;

class FirstAdministratorsTest {
    private final Desk desk = new Desk();
    private final FirstAdministrators first = new FirstAdministrators(desk, desk, desk, desk, desk);
    private final OwnAccount account = new OwnAccount(desk, new OwnAccount.Proofs(desk, desk, desk), desk, desk, desk);

    @Test
    void whereNobodyIsSomebodyIsInvitedToAdministerAndNothingElse() {
        Invited invited = first.invite(Desk.HAC_THANH).orElseThrow();

        assertThat(invited.member().facility()).isEqualTo(Desk.HAC_THANH);
        assertThat(invited.member().roles()).containsExactly(Role.FACILITY_ADMINISTRATOR);
        assertThat(account.invited(invited.code().text())).contains(invited.member());
        assertThat(desk.audit)
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .extracting(AuditEntry::actor, AuditEntry::action)
                        .containsExactly("hub", "person-invite"));
    }

    @Test
    void theNextStartInvitesTheSamePersonAnewAndTheOldCodeEnds() {
        Invited before = first.invite(Desk.HAC_THANH).orElseThrow();
        Invited after = first.invite(Desk.HAC_THANH).orElseThrow();

        assertThat(after.member()).isEqualTo(before.member());
        assertThat(account.invited(before.code().text())).isEmpty();
        assertThat(account.invited(after.code().text())).isPresent();
        assertThat(desk.of(Desk.HAC_THANH)).hasSize(1);
    }

    @Test
    void whereSomebodyCanAdministerNobodyIsInvited() {
        Invited invited = first.invite(Desk.HAC_THANH).orElseThrow();
        assertThat(first.has(Desk.HAC_THANH)).isFalse();
        account.accept(invited.code().text(), "mật khẩu đầu tiên", "request 1");

        assertThat(first.has(Desk.HAC_THANH)).isTrue();
        assertThat(first.invite(Desk.HAC_THANH)).isEmpty();
        assertThat(first.invite(Desk.NHI)).isPresent();
    }

    @Test
    void whereTheOnlyAdministratorLostAllProofsOneMoreIsInvitedAndTheEarlierStays() {
        Invited lost = first.invite(Desk.HAC_THANH).orElseThrow();
        account.accept(lost.code().text(), "mật khẩu đầu tiên", "request 1");

        Invited another = first.inviteAnother(Desk.HAC_THANH);

        assertThat(another.member().id()).isNotEqualTo(lost.member().id());
        assertThat(first.hasCome(lost.member().id())).isTrue();
        assertThat(first.hasCome(another.member().id())).isFalse();
        assertThat(account.invited(another.code().text())).contains(another.member());
        assertThat(desk.find(lost.member().id()).orElseThrow().enabled()).isTrue();
    }

    @Test
    void otherPeopleWithPasswordsDoNotAdminister() {
        desk.person("lan.nguyen", "con trâu đi cày", Desk.HAC_THANH, Role.RECEPTION, Role.ENGINEER);

        assertThat(first.invite(Desk.HAC_THANH)).isPresent();
    }

    @Test
    void aDisabledAdministratorStaysDisabledAndSomebodyNewIsInvited() {
        Invited invited = first.invite(Desk.HAC_THANH).orElseThrow();
        account.accept(invited.code().text(), "mật khẩu đầu tiên", "request 1");
        StaffMember gone = desk.find(invited.member().id()).orElseThrow().withEnabled(false);
        desk.change(gone);

        Invited next = first.invite(Desk.HAC_THANH).orElseThrow();

        assertThat(next.member().id()).isNotEqualTo(gone.id());
        assertThat(next.member().login().value()).isEqualTo("quantri.38001.2");
        assertThat(desk.find(gone.id())).contains(gone);
    }
}
