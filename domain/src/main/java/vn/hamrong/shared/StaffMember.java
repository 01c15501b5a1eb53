package vn.hamrong.shared;

import java.util.EnumSet;
import java.util.Set;

/**
 * A person who may sign in, always at one facility: whoever can reset an account owns it, so no account reaches into two
 * (ADR 11). Somebody who works at two hospitals has two.
 *
 * @param name as shown and printed, 1 to {@value #NAME_MAX} characters
 * @param roles what they may do there; none: they may only sign in
 * @param enabled false: refused at the login, and their sessions end at the next request
 * @param version counts every change of what they may do and of their password; a session of an older one is over
 */
public record StaffMember(
        PersonId id,
        LoginName login,
        String name,
        FacilityCode facility,
        Set<Role> roles,
        boolean enabled,
        long version) {
    public static final int NAME_MAX = 120;

    public StaffMember {
        roles = roles.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(roles));
        if (!isName(name)) {
            throw new IllegalArgumentException("a person's name has 1 to " + NAME_MAX + " printable characters");
        }
        if (!roles.stream().allMatch(role -> role.existsAt(facility))) {
            throw new IllegalArgumentException("a role that does not exist at " + facility);
        }
    }

    /** Whether it can be a person's name. */
    public static boolean isName(String text) {
        return !text.isBlank()
                && text.length() <= NAME_MAX
                && text.codePoints().noneMatch(point -> Character.isISOControl(point) || isInvisible(point));
    }

    /** Marks that turn the direction of writing and halves of pairs can make a name look like another. */
    private static boolean isInvisible(int point) {
        int type = Character.getType(point);
        return type == Character.FORMAT || type == Character.SURROGATE || type == Character.PRIVATE_USE;
    }

    /** Whether a password alone is not enough: for some roles anywhere, and for all at the Department, who see every hospital. */
    public boolean needsSecondFactor() {
        return facility.equals(FacilityCode.DEPARTMENT) || roles.stream().anyMatch(Role::needsSecondFactor);
    }

    /** With other roles, one version on. */
    public StaffMember withRoles(Set<Role> others) {
        return new StaffMember(id, login, name, facility, others, enabled, version + 1);
    }

    /** Let in, or kept out, one version on. */
    public StaffMember withEnabled(boolean in) {
        return new StaffMember(id, login, name, facility, roles, in, version + 1);
    }

    /** Names are personal data. */
    @Override
    public String toString() {
        return "StaffMember[" + id + " of " + facility + ", " + roles + (enabled ? "]" : ", disabled]");
    }
}
