package vn.hamrong.exchange.fhir;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;

/** Which of a facility's resources are of a patient, and giving them another one. */
public interface SubjectMoves {

    /** A resource, in the order of its row. */
    record Found(long row, String name) {}

    /** The next resources after {@code row} that refer to the patient. */
    List<Found> under(FacilityCode facility, PatientId subject, long row, int most);

    /**
     * How many of each type refer to the patient.
     *
     * @param mrn those that came under this number; empty: those that came under none
     */
    Map<String, Integer> count(FacilityCode facility, PatientId subject, Optional<String> mrn);

    /**
     * Re-points these resources ({@code Type/id}), where they refer to {@code from}. Needs an open
     * {@link vn.hamrong.shared.UnitOfWork}.
     */
    void move(FacilityCode facility, List<String> names, PatientId from, PatientId to);
}
