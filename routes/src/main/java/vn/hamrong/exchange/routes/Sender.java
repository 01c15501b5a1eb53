package vn.hamrong.exchange.routes;

import java.util.Set;
import vn.hamrong.exchange.Dialect;
import vn.hamrong.exchange.hl7.EnvelopeReader;
import vn.hamrong.shared.FacilityCode;

/**
 * Who a connection belongs to, and how to read what comes over it.
 *
 * @param channel the connection's name in the hospital's file
 */
record Sender(FacilityCode hospital, String channel, Dialect dialect, EnvelopeReader reader) {

    /** Nobody we know, on {@code port}. */
    static Sender stranger(int port) {
        return new Sender(
                FacilityCode.UNKNOWN, "mllp-" + port, Dialect.PLAIN, new EnvelopeReader(Dialect.PLAIN, false));
    }

    boolean isStranger() {
        return hospital.equals(FacilityCode.UNKNOWN);
    }

    /** Whether this hospital may call itself so in MSH-4. */
    boolean maySayItIs(String facility) {
        Set<String> names = dialect.sendingFacilities();
        return names.contains(facility) || facility.equals(hospital.value());
    }
}
