package vn.hamrong.shared.fhir;

import java.util.Set;
import vn.hamrong.shared.FacilityCode;

/** Whose data a facility may read. Until care relationships exist: its own and nobody else's. */
@FunctionalInterface
public interface ReadableFacilities {

    /** The facilities whose data {@code reader} may read, {@code reader} among them. */
    Set<FacilityCode> by(FacilityCode reader);

    /** Everybody reads their own. */
    static ReadableFacilities ownOnly() {
        return Set::of;
    }
}
