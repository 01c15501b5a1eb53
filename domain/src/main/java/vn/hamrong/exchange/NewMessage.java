package vn.hamrong.exchange;

import java.time.Instant;
import java.util.Optional;
import vn.hamrong.shared.FacilityCode;

/**
 * A message as it came in, judged and ready to be kept.
 *
 * @param hospital whose connection it came by, never what the message says of itself
 * @param channel the connection's name in the hospital's file, as in {@code mllp-main}
 * @param content the bytes between the MLLP frame's start and end, exactly as sent
 * @param charset the Java name of the character set the content is read in
 * @param sha256 of {@code content}, 64 hexadecimal digits
 * @param contentKey SHA-256 of {@code content} with MSH-7 left out: equal for a resend with a new time stamp
 * @param lane where it waits
 * @param priorLane of a merge: the lane that joins {@code lane}
 * @param refusal present when it is kept only as refused
 */
public record NewMessage(
        FacilityCode hospital,
        String channel,
        Envelope envelope,
        byte[] content,
        String charset,
        String sha256,
        String contentKey,
        Instant receivedAt,
        Lane lane,
        Optional<Lane> priorLane,
        Optional<Refusal> refusal) {

    @Override
    public String toString() {
        return "NewMessage[" + hospital + " " + channel + " " + envelope.type() + ", " + content.length + " bytes]";
    }
}
