package vn.hamrong.exchange;

import java.time.Instant;
import java.util.List;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;

/** What a person does about parked messages. Every step names the person and is kept with the message. */
public interface Desk {

    /** Parked messages of a hospital, oldest first, at most {@code max}. */
    List<Parked> parked(FacilityCode hospital, int max);

    /** Sets a parked message aside without effect (state REFUSED, {@code reason} kept); its lane goes on. */
    void skip(JournalNumber number, String person, String reason, Instant at);

    /** Lets a parked message have another try in its old place; attempts start again at 0. */
    void replay(JournalNumber number, String person, Instant at);

    /**
     * Puts a corrected message in the parked one's place in its lane. The original stays, byte for byte, as REFUSED with
     * a note that {@code corrected} replaces it.
     *
     * @return the corrected message's own number
     */
    JournalNumber fix(JournalNumber number, byte[] corrected, String person, String reason, Instant at);

    /** Lets the later messages of a parked lane that belong to other visits go on before it (ADR 6). */
    int releaseOtherVisits(JournalNumber parked, String person, Instant at);

    /** A parked message, without its content. */
    record Parked(
            JournalNumber number,
            FacilityCode hospital,
            String type,
            String reason,
            int attempts,
            Instant receivedAt,
            Instant parkedAt,
            int waitingBehind) {}
}
