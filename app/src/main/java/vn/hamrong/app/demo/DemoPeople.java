package vn.hamrong.app.demo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.LoginName;
import vn.hamrong.shared.PersonId;
import vn.hamrong.shared.Role;
import vn.hamrong.shared.StaffMember;
import vn.hamrong.shared.web.Demo;

/** The demo's staff: one person a role at the first hospital, a few at the second, two at the Department. All invented. */
public final class DemoPeople {

    private DemoPeople() {}

    /** People without passwords, for the demo's login by one click. */
    public static Demo at(Collection<String> hospitals) {
        List<FacilityCode> codes =
                hospitals.stream().sorted().map(FacilityCode::new).toList();
        List<StaffMember> people = new ArrayList<>();
        codes.stream().findFirst().ifPresent(first -> people.addAll(allRoles(first)));
        codes.stream().skip(1).findFirst().ifPresent(second -> people.addAll(few(second)));
        people.add(person("thu.hoang", "Hoàng Minh Thu", FacilityCode.DEPARTMENT, Role.DEPARTMENT));
        people.add(person("khoa.dinh", "Đinh Văn Khoa", FacilityCode.DEPARTMENT, Role.ENGINEER));
        return new Demo(true, people);
    }

    private static List<StaffMember> allRoles(FacilityCode hospital) {
        return List.of(
                person("lan.nguyen", "Nguyễn Thị Lan", hospital, Role.RECEPTION),
                person("minh.le", "BS. Lê Văn Minh", hospital, Role.DOCTOR),
                person("hoa.tran", "Trần Thị Hòa", hospital, Role.FINANCE),
                person("son.pham", "Phạm Hồng Sơn", hospital, Role.FINANCE_APPROVER),
                person("tuan.vu", "Vũ Anh Tuấn", hospital, Role.ENGINEER),
                person("hanh.do", "Đỗ Mỹ Hạnh", hospital, Role.FACILITY_ADMINISTRATOR));
    }

    private static List<StaffMember> few(FacilityCode hospital) {
        return List.of(
                person("dung.cao", "BS. Cao Tiến Dũng", hospital, Role.DOCTOR),
                person("nga.mai", "Mai Thúy Nga", hospital, Role.RECEPTION, Role.ENGINEER));
    }

    private static StaffMember person(String login, String name, FacilityCode facility, Role... roles) {
        return new StaffMember(
                new PersonId(UUID.randomUUID()), new LoginName(login), name, facility, Set.of(roles), true, 1);
    }
}
