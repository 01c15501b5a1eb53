package vn.hamrong.shared.fhir;

import java.util.Set;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;

/**
 * Whose data on one patient a facility may read now. Asked at every request that reaches for another's data, so an answer
 * is never older than the request; whoever cannot answer throws, and nothing is shown.
 */
@FunctionalInterface
public interface ReadableFacilities {

    /** The facilities whose data on {@code patient} the reader may read, its own among them. */
    Set<FacilityCode> by(FacilityCode reader, PatientId patient);

    /** Everybody reads their own. */
    static ReadableFacilities ownOnly() {
        return (reader, patient) -> Set.of(reader);
    }
}
