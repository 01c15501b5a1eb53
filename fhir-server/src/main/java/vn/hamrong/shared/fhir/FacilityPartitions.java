package vn.hamrong.shared.fhir;

import java.util.Optional;
import java.util.OptionalInt;
import vn.hamrong.shared.FacilityCode;

/** Which FHIR partition is whose, as the hospitals' files say. Partition 0 is shared and nobody's. */
public interface FacilityPartitions {

    /** The facility's partition, 1 or more; empty for a facility without one. */
    OptionalInt of(FacilityCode facility);

    /** The facility that owns the partition; empty for 0 and for unknown numbers. */
    Optional<FacilityCode> owner(int partition);
}
