package vn.hamrong.exchange;

import vn.hamrong.shared.FacilityCode;

/**
 * A FHIR subscription of kind rest-hook, as the hospital's file describes it: whoever runs the hub makes it, and the hub
 * calls nowhere else.
 *
 * @param hospital whose system is told; it is told what the hospital may read, and nothing more
 * @param name within the hospital, as in {@code results}
 * @param criteria {@code Type} or {@code Type?parameter=value}
 * @param payload whether the resource itself is sent; else only that there is something
 * @param endpoint where it is sent
 */
public record Hook(
        FacilityCode hospital, String name, String criteria, boolean payload, Destination.Address.Web endpoint) {

    /** Its name in the outbox, as in {@code 38902/hook/results}: no two share one. */
    public String fullName() {
        return hospital + "/hook/" + name;
    }
}
