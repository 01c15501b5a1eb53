package vn.hamrong.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
 * @param passOn where it goes on to, unchanged, once it is kept: its number leaves in the same commit
 * @param parts what it is split into because it tells of several patients: kept in the same commit, each waiting in its own
 *     lane, while the whole is kept only to be given back. None of a message that is refused, repeated or in conflict
 * @param writtenAt when its sender wrote it, if its control id only says what is in it: an equal one that was written after
 *     the first was received is meant anew once another of its type about one of its visits came in between. Empty: the
 *     control id is the sender's own and stands for one message
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
        Optional<PassOn> passOn,
        List<NewMessage> parts,
        Optional<Instant> writtenAt) {

    /** A destination and a kind, as the outbox knows them. */
    public record PassOn(String destination, String kind) {}

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
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    /** The same, with what it is split into. */
    public NewMessage inParts(List<NewMessage> all) {
        return with(passOn, all, writtenAt);
    }

    /** The same, to go on. */
    public NewMessage passedOn(PassOn to) {
        return with(Optional.of(to), parts, writtenAt);
    }

    /** The same, known by what is in it. */
    public NewMessage writtenAt(Optional<Instant> at) {
        return with(passOn, parts, at);
    }

    private NewMessage with(Optional<PassOn> to, List<NewMessage> all, Optional<Instant> written) {
        return new NewMessage(
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
                to,
                all,
                written);
    }

    /** The visits it tells of, by their numbers: its own, or its parts'. */
    public Set<String> visits() {
        return Stream.concat(Stream.of(this), parts.stream())
                .flatMap(one -> one.envelope().visit().stream())
                .collect(Collectors.toSet());
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
