package vn.hamrong.shared.fhir.notice;

import vn.hamrong.shared.FacilityCode;

/**
 * What a facility's system wants to be told of (FHIR R4 Subscription, rest-hook).
 *
 * @param name of the outbox's destination, at most 100 characters
 * @param facility what it may read is what it is told of
 * @param criteria {@code Type} or {@code Type?parameter=value}
 * @param payload whether the resource itself is sent
 */
public record Wish(String name, FacilityCode facility, String criteria, boolean payload) {

    String type() {
        return criteria.split("\\?", 2)[0];
    }

    boolean isForAllOfItsType() {
        return criteria.indexOf('?') < 0;
    }
}
