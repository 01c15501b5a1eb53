package vn.hamrong.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;

/** What a person does about parked messages. Every step names the person and is kept with the message. */
public interface Desk {

    /** Parked messages of a hospital, oldest first, at most {@code max}. */
    List<Parked> parked(FacilityCode hospital, int max);

    /** Sets a parked message aside without effect (state REFUSED, {@code reason} kept); its lane goes on. */
    void skip(JournalNumber number, String person, String reason, Instant at);

    /**
     * Lets a parked message have another try in its old place; attempts start again at 0.
     *
     * @throws IllegalStateException when it stands beside its lane, which has applied something newer: the try would undo that
     */
    void replay(JournalNumber number, String person, Instant at);

    /** As {@link #replay}, whatever its lane has applied since: a person was told, and wants the older word to hold. */
    void replayOverNewer(JournalNumber number, String person, Instant at);

    /**
     * Puts a corrected message in the parked one's place in its lane. The original stays, byte for byte, as REFUSED with
     * a note that {@code corrected} replaces it.
     *
     * @throws IllegalStateException as {@link #replay}
     * @return the corrected message's own number
     */
    JournalNumber fix(JournalNumber number, Correction corrected, String person, Instant at);

    /**
     * A corrected message.
     *
     * @param mrn what it names; a message that named nobody, and so stood in the hospital's own lane, goes to this one's
     * @param priorMrn of a merge that named no prior number: the one whose lane it must wait for, too
     * @param visit what it names, whatever the original named
     * @param reason what was wrong
     */
    record Correction(byte[] content, String mrn, Optional<String> priorMrn, Optional<String> visit, String reason) {
        /** Without content and numbers, which are personal. */
        @Override
        public String toString() {
            return "Correction[" + content.length + " bytes]";
        }
    }

    /** Keeps with a message, of whatever state, that a person looked at all of its content. */
    void revealed(JournalNumber number, String person, String reason, Instant at);

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
