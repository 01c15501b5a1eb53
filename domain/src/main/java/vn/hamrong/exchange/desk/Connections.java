package vn.hamrong.exchange.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.hamrong.shared.FacilityCode;

/** How the hospitals' connections are. Counted a few seconds after the fact, so that keeping messages costs no more. */
public interface Connections {

    /** By hospital and channel; only those that sent something in the last 29 days. */
    List<Connection> all(Scope scope, Instant now);

    /**
     * One connection.
     *
     * @param lastHour messages in the running and the last full hour
     * @param lastDay messages in the last 24 hours
     * @param refusedLastDay of these
     * @param waiting of the whole hospital
     * @param lag how long the oldest waiting message of the hospital has waited
     * @param parked of the whole hospital
     * @param silent present when it is quieter than it ever is at this time
     */
    record Connection(
            FacilityCode hospital,
            String channel,
            Instant lastAt,
            long lastHour,
            long lastDay,
            long refusedLastDay,
            long waiting,
            Optional<Duration> lag,
            long parked,
            Optional<Silence> silent) {

        /** Refused per hundred received in the last 24 hours. */
        public double refusedPercent() {
            return lastDay == 0 ? 0 : 100.0 * refusedLastDay / lastDay;
        }
    }
}
