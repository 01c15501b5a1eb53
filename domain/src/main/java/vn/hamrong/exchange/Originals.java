package vn.hamrong.exchange;

import java.time.Instant;
import java.util.Optional;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;

/** Messages given back to their sender as they came in, byte for byte. Whoever calls this leaves an audit row first. */
public interface Originals {

    /** The message; empty also when it is another hospital's. */
    Optional<Original> find(FacilityCode hospital, JournalNumber number);

    /**
     * A kept message.
     *
     * @param reason why it is parked or was refused; empty otherwise
     */
    record Original(
            JournalNumber number,
            String type,
            String sha256,
            Instant receivedAt,
            MessageState state,
            String reason,
            byte[] content) {
        @Override
        public String toString() {
            return "Original[" + number + " " + type + ", " + content.length + " bytes]";
        }
    }
}
