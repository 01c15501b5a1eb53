package vn.hamrong.shared;

import java.util.List;
import java.util.Optional;

/** The people who may sign in. */
public interface Staff {

    Optional<StaffMember> find(PersonId id);

    Optional<StaffMember> find(LoginName login);

    /** Everybody of one facility, the disabled too, by name; at most 2,000. */
    List<StaffMember> of(FacilityCode facility);

    /** Adds somebody new in the open {@link UnitOfWork}; false when the login name is taken, whoever has it. */
    boolean add(StaffMember member);

    /**
     * Keeps changed roles or a changed {@code enabled}, in the open {@link UnitOfWork}.
     *
     * @param member one version on from what was read
     * @return false when somebody else changed it meanwhile, and nothing was kept
     */
    boolean change(StaffMember member);
}
