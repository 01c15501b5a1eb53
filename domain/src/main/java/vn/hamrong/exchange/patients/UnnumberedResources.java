package vn.hamrong.exchange.patients;

import java.util.List;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;

/**
 * Resources that came under no hospital's number and were moved to another patient, with the one they were written under:
 * nothing else tells where they go back to. All methods but {@link #of} need an open
 * {@link vn.hamrong.shared.UnitOfWork}.
 */
public interface UnnumberedResources {

    /** {@code Type/id}s in their order, the next after {@code after}. */
    List<String> of(FacilityCode facility, PatientId home, String after, int most);

    /** Notes them; who is noted already keeps its first home. */
    void note(FacilityCode facility, PatientId home, List<String> names);

    /** They are back. */
    void forget(FacilityCode facility, PatientId home);
}
