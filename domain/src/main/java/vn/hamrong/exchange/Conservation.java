package vn.hamrong.exchange;

import vn.hamrong.shared.FacilityCode;

/** One hospital's messages by state. {@code received} is counted by itself, so that the sum proves something. */
public record Conservation(
        FacilityCode hospital, long received, long applied, long waiting, long parked, long refused) {

    /** Whether received = applied + waiting + parked + refused. */
    public boolean holds() {
        return received == applied + waiting + parked + refused;
    }
}
