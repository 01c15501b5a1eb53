package vn.hamrong.shared.access;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.hamrong.shared.CareRelationship;

/** The list of rights that somebody must look at afterwards: emergencies, and check-ins that a clerk attested. */
public interface AccessReviews {

    /** The most that {@link #waiting} gives. */
    int MOST = 500;

    /** Those nobody has judged, oldest first, {@value #MOST} at most; ended ones too. */
    List<CareRelationship> waiting();

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
