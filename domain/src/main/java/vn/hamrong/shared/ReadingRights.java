package vn.hamrong.shared;

import java.util.Optional;

/**
 * By which right a facility reads others' data on a patient now, for the audit. Asked after the guards let the data
 * through; an answer of none is kept in the audit as what it is.
 */
@FunctionalInterface
public interface ReadingRights {

    Optional<ReadingRight> of(FacilityCode reader, PatientId patient);
}
