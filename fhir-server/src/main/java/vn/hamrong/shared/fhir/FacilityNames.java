package vn.hamrong.shared.fhir;

import vn.hamrong.shared.FacilityCode;

/** What facilities are called, for people to read. */
@FunctionalInterface
public interface FacilityNames {

    /** Its name; the code itself for one that is not, or no longer, configured. */
    String of(FacilityCode facility);
}
