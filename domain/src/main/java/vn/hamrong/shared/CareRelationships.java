package vn.hamrong.shared;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import vn.hamrong.shared.CareRelationship.Basis;

/** The rights of facilities to read others' data on a patient. Rows are never deleted: ended ones tell who could read. */
public interface CareRelationships {
    /** The most that {@link #of} gives. */
    int MOST = 1_000;

    /** Adds it. Needs an open {@link UnitOfWork}. */
    void add(CareRelationship relationship);

    /**
     * Ends it, in effect for every question from the commit on. Needs an open {@link UnitOfWork}.
     *
     * @return false when it does not exist or was ended before: nothing is changed then
     */
    boolean end(UUID id, CareRelationship.Ending ending);

    /** Those that let the facility read others' data on the patient at this moment, oldest first. */
    List<CareRelationship> readableBy(FacilityCode reader, PatientId patient, Instant at);

    /** All of the patient's, ended ones too, latest first, {@value #MOST} at most. */
    List<CareRelationship> of(PatientId patient);

    /**
     * Those of the patient that give a right at this moment, and by which the facility reads or which rest on one of these;
     * {@value #MOST} at most.
     */
    List<CareRelationship> open(PatientId patient, FacilityCode reader, Set<Basis> orOn, Instant at);

    /** Those of the patient that give a right at this moment, whoever reads, {@value #MOST} at most. */
    default List<CareRelationship> open(PatientId patient, Instant at) {
        return of(patient).stream()
                .filter(relationship -> relationship.holds(at))
                .toList();
    }
}
