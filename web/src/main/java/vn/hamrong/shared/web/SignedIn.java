package vn.hamrong.shared.web;

import java.io.Serial;
import java.io.Serializable;
import java.time.Instant;
import java.util.Set;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PersonId;
import vn.hamrong.shared.Role;
import vn.hamrong.shared.StaffMember;

/**
 * Who has signed in and looks at a page now. A page asks for it as a parameter of its handler.
 *
 * @param facility where they work; everything they see is bounded by it
 * @param roles theirs at that facility; when they change, the session ends
 * @param since when they signed in
 * @param version of the {@link StaffMember} they were then
 */
public record SignedIn(
        PersonId person, String name, FacilityCode facility, Set<Role> roles, Instant since, long version)
        implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    public SignedIn {
        roles = Set.copyOf(roles);
    }

    static SignedIn of(StaffMember member, Instant now) {
        return new SignedIn(member.id(), member.name(), member.facility(), member.roles(), now, member.version());
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** Names are personal data. */
    @Override
    public String toString() {
        return "SignedIn[" + person + " of " + facility + "]";
    }
}
