package vn.hamrong.exchange.routes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hamrong.exchange.Journal;
import vn.hamrong.exchange.Kept;
import vn.hamrong.exchange.Lane;
import vn.hamrong.exchange.NewMessage;
import vn.hamrong.exchange.Refusal;
import vn.hamrong.exchange.fhir.IncomingMessages;
import vn.hamrong.exchange.hl7.ContentKeys;
import vn.hamrong.shared.JournalNumber;

/** FHIR messages go the same way as HL7's: kept and committed first, applied when it is their turn in their lane. */
public final class FhirReception implements IncomingMessages {
    private static final Logger LOG = LoggerFactory.getLogger(FhirReception.class);

    private final Journal journal;
    private final BiConsumer<JournalNumber, Lane> wakeUp;
    private final Duration patience;
    private final Clock clock;

    /**
     * Before {@code journal}.
     *
     * @param wakeUp told of each lane that got a message, after the commit; may forget it
     * @param patience how long the journal may take
     */
    public FhirReception(Journal journal, BiConsumer<JournalNumber, Lane> wakeUp, Duration patience, Clock clock) {
        this.journal = journal;
        this.wakeUp = wakeUp;
        this.patience = patience;
        this.clock = clock;
    }

    @Override
    public Taken take(Sent sent) {
        NewMessage message = message(sent, clock.instant());
        Kept kept = keep(message);
        message.refusal().ifPresent(why -> LOG.info("{} refused: {}", kept.number(), why.code()));
        return kept.match(
                fresh -> fresh(message, fresh.number()),
                repeated -> new Taken.Accepted(repeated.number()),
                conflict -> {
                    LOG.warn("{} has an id that was used for other content", conflict.number());
                    return new Taken.Conflict(conflict.number());
                });
    }

    private Taken fresh(NewMessage message, JournalNumber number) {
        if (message.refusal().isPresent()) {
            Refusal why = message.refusal().get();
            return new Taken.Refused(number, why.vietnamese(), why.english());
        }
        wakeUp.accept(number, message.lane());
        return new Taken.Accepted(number);
    }

    private Kept keep(NewMessage message) {
        try {
            return journal.keep(message)
                    .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new NotKept(cause);
        }
    }

    private static NewMessage message(Sent sent, Instant at) {
        Optional<Refusal> refusal =
                sent.message().match(read -> Optional.empty(), refused -> Optional.of(refused.refusal()));
        Lane lane = new Lane(sent.facility(), sent.message().envelope().mrn());
        return new NewMessage(
                sent.facility(),
                "fhir/" + sent.client(),
                sent.message().envelope(),
                sent.content(),
                "UTF-8",
                ContentKeys.sha256(sent.content()),
                sent.message().contentKey(),
                at,
                lane,
                Optional.empty(),
                refusal);
    }
}
