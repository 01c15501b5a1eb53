package vn.hamrong.exchange;

import java.time.Instant;
import java.util.List;
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
 * @param parts what it is split into because it tells of several patients: kept in the same commit, each waiting in its own
 *     lane, while the whole is kept only to be given back. None of a message that is refused, repeated or in conflict
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
        Optional<Refusal> refusal,
        List<NewMessage> parts) {

    public NewMessage {
        parts = List.copyOf(parts);
    }

    /** A message that is kept in one piece. */
    public NewMessage(
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
        this(
                hospital,
                channel,
                envelope,
                content,
                charset,
                sha256,
                contentKey,
                receivedAt,
                lane,
                priorLane,
                refusal,
                List.of());
    }

    /** The bytes of the message and of its parts. */
    public long size() {
        return content.length + parts.stream().mapToLong(NewMessage::size).sum();
    }

    @Override
    public String toString() {
        return "NewMessage[" + hospital + " " + channel + " " + envelope.type() + ", " + content.length + " bytes]";
    }
}
