package vn.hamrong.shared;

import java.util.List;

/** The facilities people work at: the hospitals joined to the hub, and the Department. */
public interface Facilities {

    /** Its name as people know it; the code itself for one that left. */
    String name(FacilityCode code);

    /** Whether people may work there: a joined hospital, or the Department. */
    boolean exists(FacilityCode code);

    /** The hospitals, by code; without the Department. */
    List<FacilityCode> hospitals();
}
