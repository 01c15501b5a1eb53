package vn.hamrong.shared;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What a member of staff does, and so may do, at their own facility. A person may have several. */
public enum Role {
    /** Tiếp nhận. */
    RECEPTION,
    /** Bác sĩ. */
    DOCTOR,
    /** Thu phí và đối soát. */
    FINANCE,
    /** Duyệt tài chính: a second pair of eyes, and closes the day. */
    FINANCE_APPROVER,
    /** Kỹ thuật: connections and messages. */
    ENGINEER,
    /** Quản trị cơ sở: the people of their own facility, nothing else. */
    FACILITY_ADMINISTRATOR,
    /** Sở Y tế: the province's figures. */
    DEPARTMENT;

    private static final Set<Role> AT_THE_DEPARTMENT = EnumSet.of(DEPARTMENT, ENGINEER, FACILITY_ADMINISTRATOR);

    /** Their names with commas between, always in the same order. */
    public static String words(Set<Role> roles) {
        return roles.stream().sorted().map(Role::name).collect(Collectors.joining(","));
    }

    /** Whether a password alone is not enough to sign in, wherever the role is given. */
    public boolean needsSecondFactor() {
        return this == FACILITY_ADMINISTRATOR || this == FINANCE_APPROVER || this == DEPARTMENT;
    }

    /** Whether it can be given there: the Department treats no patients, and nobody else is the Department. */
    public boolean existsAt(FacilityCode facility) {
        return facility.equals(FacilityCode.DEPARTMENT) ? AT_THE_DEPARTMENT.contains(this) : this != DEPARTMENT;
    }
}
