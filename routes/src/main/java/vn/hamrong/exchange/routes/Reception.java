package vn.hamrong.exchange.routes;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hamrong.exchange.Acknowledgment;
import vn.hamrong.exchange.Journal;
import vn.hamrong.exchange.JournalUnavailable;
import vn.hamrong.exchange.Kept;
import vn.hamrong.exchange.Lane;
import vn.hamrong.exchange.NewMessage;
import vn.hamrong.exchange.Refusal;
import vn.hamrong.exchange.hl7.AckWriter;
import vn.hamrong.exchange.hl7.Header;
import vn.hamrong.shared.JournalNumber;

/**
 * Takes a message in: judges it, has the journal keep it, and only then answers.
 *
 * <p>AA: it is committed, or was before. AR: the message is at fault. AE: the hub is, nothing was kept or it is not known;
 * sending it again is safe. No failure ever becomes AA.
 */
public final class Reception {
    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

    /** From this size on a message is judged away from the connection's thread, which serves others too. */
    private static final int LARGE = 256 * 1024;

    private final Judge judge;
    private final Journal journal;
    private final BiConsumer<JournalNumber, Lane> wakeUp;
    private final Duration patience;
    private final Clock clock;
    private final Correlation numbers;
    private final JournalWatch watch = new JournalWatch();

    /**
     * Before {@code journal}.
     *
     * @param wakeUp told of each lane that got a message, after the commit; may forget it
     */
    public Reception(
            Senders senders, Journal journal, BiConsumer<JournalNumber, Lane> wakeUp, MllpLimits limits, Clock clock) {
        this.judge = new Judge(senders, new PerMinute(limits.strangersPerMinute()));
        this.journal = journal;
        this.wakeUp = wakeUp;
        this.patience = limits.answer();
        this.clock = clock;
        this.numbers = new Correlation(clock);
    }

    /** Never completes exceptionally, and completes within {@link MllpLimits#answer()} and the time judging takes. */
    public CompletableFuture<Answer> receive(Arrival arrival) {
        return arrival.framed().content().length < LARGE
                ? judged(arrival)
                : CompletableFuture.completedFuture(arrival).thenComposeAsync(this::judged);
    }

    private CompletableFuture<Answer> judged(Arrival arrival) {
        Header header = Header.NONE;
        try {
            Verdict verdict = judge.judge(arrival, clock.instant());
            header = verdict.header();
            return verdict.keep().isPresent()
                    ? kept(verdict, verdict.keep().get(), arrival)
                    : CompletableFuture.completedFuture(answer(verdict));
        } catch (RuntimeException | StackOverflowError unexpected) {
            return CompletableFuture.completedFuture(failed(header, unexpected));
        }
    }

    private CompletableFuture<Answer> kept(Verdict verdict, NewMessage message, Arrival arrival) {
        CompletableFuture<Kept> kept = journal.keep(message);
        return kept.thenApply(each -> wakeUp(message, each))
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .handleAsync((each, failure) -> answer(verdict, each, failure), arrival.answering());
    }

    private Kept wakeUp(NewMessage message, Kept kept) {
        if (message.refusal().isEmpty() && kept instanceof Kept.Fresh) {
            wakeUp.accept(kept.number(), message.lane());
        }
        return kept;
    }

    private Answer answer(Verdict verdict, @Nullable Kept kept, @Nullable Throwable failure) {
        try {
            return kept == null ? failed(verdict.header(), failure) : answer(verdict, kept);
        } catch (RuntimeException unexpected) {
            return failed(verdict.header(), unexpected);
        }
    }

    private Answer answer(Verdict verdict, Kept kept) {
        watch.works();
        verdict.refusal().ifPresent(why -> LOG.info("{} refused: {}", kept.number(), why.code()));
        if (verdict.refusal().isPresent()) {
            return answer(verdict);
        }
        return kept.match(
                fresh -> answer(verdict), repeated -> answer(verdict), conflict -> conflict(verdict, conflict));
    }

    private Answer conflict(Verdict verdict, Kept.Conflict conflict) {
        LOG.warn(
                "{} has a control id that was used for other content: {}", conflict.number(), verdict.conflictAnswer());
        boolean refuse = verdict.conflictAnswer() != Acknowledgment.AA;
        Optional<Refusal> why = refuse ? Optional.of(Refusals.CONFLICT) : Optional.empty();
        return write(verdict.header(), verdict.conflictAnswer(), why, verdict.last());
    }

    private Answer answer(Verdict verdict) {
        return write(verdict.header(), verdict.code(), verdict.refusal(), verdict.last());
    }

    private Answer write(Header header, Acknowledgment code, Optional<Refusal> why, boolean last) {
        if (header.isAcknowledgment()) {
            return new Answer(Answer.NONE.content(), last);
        }
        AckWriter.Answer answer = new AckWriter.Answer(code, why, numbers.next(), clock.instant());
        return new Answer(AckWriter.write(header, answer), last);
    }

    /** The one place where any failure becomes AE. Its message is not logged: it may quote what was being stored. */
    private Answer failed(Header header, @Nullable Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof JournalUnavailable || cause instanceof TimeoutException) {
            watch.fails(cause);
            return write(header, Acknowledgment.AE, Optional.of(Refusals.JOURNAL), false);
        }
        String number = numbers.next();
        LOG.error("message answered AE, number {}: {}", number, Causes.of(cause));
        return write(header, Acknowledgment.AE, Optional.of(Refusals.internal(number)), false);
    }
}
