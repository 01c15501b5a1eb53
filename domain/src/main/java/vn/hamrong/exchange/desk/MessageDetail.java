package vn.hamrong.exchange.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.hamrong.exchange.Refusal;
import vn.hamrong.shared.JournalNumber;

/**
 * One message with its path, without its content.
 *
 * @param refusal what its sender was told, when it was refused at the door
 * @param actions what people did about it, oldest first
 * @param links to the message it replaces, and to the one that replaces it
 * @param turn where it stands, as long as it needs one
 */
public record MessageDetail(
        MessageLine line,
        Origin origin,
        Optional<Refusal> refusal,
        List<Action> actions,
        Links links,
        Optional<Turn> turn) {

    public MessageDetail {
        actions = List.copyOf(actions);
    }

    /**
     * What came with it.
     *
     * @param mrn the number of its lane, empty when that is nobody's: personal
     * @param priorMrn of a merge, the number that ends: personal
     * @param size of the content, in bytes
     */
    public record Origin(
            String application,
            String facility,
            String charset,
            String sha256,
            String mrn,
            Optional<String> priorMrn,
            long size) {
        /** Without the number, which is personal. */
        @Override
        public String toString() {
            return "Origin[" + size + " bytes]";
        }
    }

    /** What a person did. */
    public record Action(String person, String action, String reason, Instant at) {}

    /** The chain of corrections. */
    public record Links(Optional<JournalNumber> replaces, Optional<JournalNumber> replacedBy) {}

    /**
     * Its place.
     *
     * @param behind messages of the lane that wait for it
     * @param overtaken it stands beside its lane, which has applied something newer
     */
    public record Turn(int attempts, Instant nextAt, int behind, boolean inLane, boolean overtaken) {}
}
