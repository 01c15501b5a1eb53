package vn.hamrong.exchange.desk;

import java.util.Optional;
import vn.hamrong.shared.FacilityCode;

/**
 * Whose messages somebody may see. Every question to the desk carries one, so that none can be asked without it.
 *
 * @param only the one facility; empty: all of the province
 */
public record Scope(Optional<FacilityCode> only) {

    /** All facilities: the Department's engineer. */
    public static final Scope PROVINCE = new Scope(Optional.empty());

    /** One facility's own. */
    public static Scope of(FacilityCode facility) {
        return new Scope(Optional.of(facility));
    }

    /** Whether messages of {@code facility} may be seen. */
    public boolean covers(FacilityCode facility) {
        return only.isEmpty() || only.get().equals(facility);
    }

    /** This scope, narrowed to {@code facility}; nothing at all when that is somebody else's. */
    public Optional<Scope> within(FacilityCode facility) {
        return covers(facility) ? Optional.of(of(facility)) : Optional.empty();
    }
}
