package vn.hamrong.exchange;

import java.time.Instant;
import java.util.List;
import vn.hamrong.shared.JournalNumber;

/**
 * Whose turn it is. A message is a head when nothing earlier of its lane waits or is parked; a merge only when that
 * holds for both its lanes, and everything later of both waits for it.
 */
public interface Lanes {

    /**
     * Up to {@code max} heads of one lane group, oldest first, all of the hospital of the oldest, each of another lane.
     * Lanes whose head must wait before its next attempt are left out.
     *
     * @param group {@code 0 … groups - 1}; a lane always falls into the same group, a merge's two lanes may not
     */
    List<WaitingMessage> heads(int group, int groups, int max, Instant now);

    /**
     * Its effect is in the open {@link vn.hamrong.shared.UnitOfWork}: state APPLIED, gone from its lane; a merge's lanes
     * become one.
     *
     * @throws IllegalStateException when it is not waiting any more: somebody else applied it, roll back
     */
    void applied(WaitingMessage message, ConversionReceipt receipt, Instant at);

    /** A message and the receipt of its conversion. */
    record Applied(WaitingMessage message, ConversionReceipt receipt) {}

    /** As {@link #applied(WaitingMessage, ConversionReceipt, Instant)} for several heads, which is cheaper together. */
    default void applied(List<Applied> messages, Instant at) {
        messages.forEach(one -> applied(one.message(), one.receipt(), at));
    }

    /** Applying failed: again at {@code next} at the earliest. {@code reason} holds no patient data. */
    void retry(WaitingMessage message, Instant next, String reason);

    /** A person must look. The lane stands still behind it; other lanes go on. {@code reason} holds no patient data. */
    void park(WaitingMessage message, Instant at, String reason);

    /** How many wait in all groups, parked ones not counted. */
    long waiting();

    /** One attempt to apply a message found it elsewhere; see {@link #applied}. */
    static IllegalStateException notWaiting(JournalNumber number) {
        return new IllegalStateException("message " + number + " is not waiting any more");
    }
}
