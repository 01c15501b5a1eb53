package vn.hamrong.exchange;

import java.util.List;
import java.util.Optional;
import vn.hamrong.shared.FacilityCode;

/** The hospitals joined to the hub, as configured. */
public interface Hospitals {

    Optional<Hospital> find(FacilityCode code);

    /** By code. */
    List<Hospital> all();
}
