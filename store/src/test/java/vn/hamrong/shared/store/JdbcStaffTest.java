package vn.hamrong.shared.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.LoginName;
import vn.hamrong.shared.PersonId;
import vn.hamrong.shared.Role;
import vn.hamrong.shared.StaffMember;

class JdbcStaffTest {
    private static final FacilityCode HAC_THANH = new FacilityCode("38001");
    private static final FacilityCode NHI = new FacilityCode("38002");
    private static final StaffMember LAN =
            person("lan.nguyen", "Nguyễn Thị Lan", HAC_THANH, Role.RECEPTION, Role.FACILITY_ADMINISTRATOR);
    private static final StaffMember MINH = person("minh.le", "Lê Văn Minh", HAC_THANH);
    private static final StaffMember HOA = person("hoa.tran", "Trần Thị Hoa", NHI, Role.DOCTOR);

    @OnBothDatabases
    void givesBackAPersonExactlyAsAdded(TestDatabase database) {
        JdbcStaff staff = with(database, LAN, MINH);

        assertThat(staff.find(LAN.id())).contains(LAN);
        assertThat(staff.find(LAN.login())).contains(LAN);
        assertThat(staff.find(MINH.id())).contains(MINH);
        assertThat(staff.find(new LoginName("nobody"))).isEmpty();
    }

    @OnBothDatabases
    void aLoginNameIsOnePersonsInTheWholeProvince(TestDatabase database) {
        JdbcStaff staff = with(database, LAN);
        StaffMember other = person("lan.nguyen", "Nguyễn Ngọc Lan", NHI, Role.DOCTOR);

        boolean added = database.unit().inOne(() -> staff.add(other));

        assertThat(added).isFalse();
        assertThat(staff.find(LAN.login())).contains(LAN);
        assertThat(database.count("hub.person")).isEqualTo(1);
        assertThat(database.count("hub.person_role")).isEqualTo(2);
    }

    @OnBothDatabases
    void listsTheirOwnFacilityByNameTheDisabledToo(TestDatabase database) {
        JdbcStaff staff = with(database, LAN, MINH, HOA);
        StaffMember gone = MINH.withEnabled(false);
        database.unit().inOne(() -> staff.change(gone));

        assertThat(staff.of(HAC_THANH)).containsExactly(gone, LAN);
        assertThat(staff.of(NHI)).containsExactly(HOA);
    }

    @OnBothDatabases
    void ofTwoWhoChangeOnePersonTheSecondIsTold(TestDatabase database) {
        JdbcStaff staff = with(database, LAN);
        StaffMember first = LAN.withRoles(Set.of(Role.DOCTOR));
        StaffMember second = LAN.withRoles(Set.of(Role.FINANCE));

        assertThat(database.unit().inOne(() -> staff.change(first))).isTrue();
        assertThat(database.unit().inOne(() -> staff.change(second))).isFalse();

        assertThat(staff.find(LAN.id())).isEqualTo(Optional.of(first));
    }

    @OnBothDatabases
    void changesNothingOutsideAUnit(TestDatabase database) {
        JdbcStaff staff = with(database, LAN);

        assertThatThrownBy(() -> staff.add(MINH)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> staff.change(LAN.withEnabled(false))).isInstanceOf(IllegalStateException.class);
        assertThat(staff.find(LAN.id())).contains(LAN);
    }

    private static JdbcStaff with(TestDatabase database, StaffMember... members) {
        JdbcStaff staff = new JdbcStaff(database.pool());
        database.unit().inOne(() -> {
            for (StaffMember member : members) {
                assertThat(staff.add(member)).isTrue();
            }
        });
        return staff;
    }

    static StaffMember person(String login, String name, FacilityCode facility, Role... roles) {
        return new StaffMember(
                new PersonId(UUID.randomUUID()), new LoginName(login), name, facility, Set.of(roles), true, 1);
    }
}
