package vn.hamrong.exchange;

import java.time.Instant;
import java.util.Optional;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;

/**
 * A kept message whose turn it is.
 *
 * @param attempts how often applying it failed so far
 * @param priorLane of a merge: the lane that joins {@code lane} when it is applied
 */
public record WaitingMessage(
        JournalNumber number,
        FacilityCode hospital,
        String channel,
        String type,
        byte[] content,
        String charset,
        Instant receivedAt,
        Lane lane,
        Optional<Lane> priorLane,
        int attempts) {

    @Override
    public String toString() {
        return "WaitingMessage[" + number + " " + hospital + " " + type + "]";
    }
}
