package vn.hamrong.exchange;

import java.util.concurrent.CompletableFuture;

/**
 * Every message, byte for byte, before anybody tries to understand it. Commit comes before the acknowledgment: when the
 * future completes normally, the message survives a kill.
 */
public interface Journal {

    /**
     * Keeps the message, or finds that it was kept before. Messages that arrive together share one commit.
     *
     * <p>Duplicates: key = hospital + MSH-3 + MSH-4 + MSH-10 within the hospital's window. Same {@code contentKey} →
     * {@link Kept.Repeated}, unless it is {@linkplain NewMessage#writtenAt meant anew}; other content → {@link
     * Kept.Conflict}. A message with a {@link NewMessage#refusal()} is
     * kept as REFUSED and takes no part in that: neither found nor remembered.
     *
     * <p>Never blocks for long: the queue before the writer is bounded.
     *
     * @return completes exceptionally with {@link JournalUnavailable} when nothing was kept, or when it is not known
     */
    CompletableFuture<Kept> keep(NewMessage message);
}
