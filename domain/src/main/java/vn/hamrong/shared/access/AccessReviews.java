package vn.hamrong.shared.access;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.hamrong.shared.CareRelationship;
import vn.hamrong.shared.FacilityCode;

/** The list of rights that somebody must look at afterwards: emergencies, and check-ins that a clerk attested. */
public interface AccessReviews {

    /** The most that {@link #waiting} gives. */
    int MOST = 500;

    /** Those nobody has judged, oldest first, {@value #MOST} at most; ended ones too. */
    List<CareRelationship> waiting();

    /** Those of them by which that facility reads, with the patient's own number there as far as one is known. */
    List<Waiting> waiting(FacilityCode reader);

    /**
     * One that waits.
     *
     * @param mrn the patient's number at the facility that reads; a person's, so it stands in no log
     */
    record Waiting(CareRelationship right, Optional<String> mrn) {
        @Override
        public String toString() {
            return "Waiting[" + right.id() + "]";
        }
    }

    /** The relationship, when it is one of those that are reviewed, judged or not. */
    Optional<CareRelationship> find(UUID relationship);

    /**
     * Keeps a judgment. Needs an open {@link vn.hamrong.shared.UnitOfWork}.
     *
     * @return false when somebody has judged it before: nothing is changed then
     */
    boolean add(AccessReview review);

    /** What was said of it. */
    Optional<AccessReview> of(UUID relationship);
}
