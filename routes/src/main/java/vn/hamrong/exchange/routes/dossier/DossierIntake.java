package vn.hamrong.exchange.routes.dossier;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hamrong.exchange.Journal;
import vn.hamrong.exchange.Kept;
import vn.hamrong.exchange.Lane;
import vn.hamrong.exchange.NewMessage;
import vn.hamrong.shared.JournalNumber;

/** Takes a file in: judges it and has the journal keep it, refused ones too. Whoever answers does so after that. */
public final class DossierIntake {
    private static final Logger LOG = LoggerFactory.getLogger(DossierIntake.class);

    private final Journal journal;
    private final BiConsumer<JournalNumber, Lane> wakeUp;
    private final ReferralChecks referrals;
    private final Clock clock;

    /** @param wakeUp told of each lane that got a message, after the commit; may forget it */
    public DossierIntake(
            Journal journal, BiConsumer<JournalNumber, Lane> wakeUp, ReferralChecks referrals, Clock clock) {
        this.journal = journal;
        this.referrals = referrals;
        this.wakeUp = wakeUp;
        this.clock = clock;
    }

    /** A file that is committed, and what was found in it. */
    public record Taken(Kept kept, Judged judged) {}

    /**
     * Judges on the caller's thread: slow for large files.
     *
     * @return completes on the journal's thread; exceptionally when nothing was kept, or when it is not known
     */
    public CompletableFuture<Taken> take(Submitted sent) {
        Judged judged = DossierJudge.judge(sent, referrals, clock.instant());
        return journal.keep(judged.message()).thenApply(kept -> {
            settle(judged.message(), kept);
            return new Taken(kept, judged);
        });
    }

    private void settle(NewMessage message, Kept kept) {
        if (message.refusal().isPresent()) {
            LOG.info("{} refused: {}", kept.number(), message.refusal().get().code());
        } else if (kept instanceof Kept.Fresh) {
            LOG.info("{} kept from {}", kept.number(), message.channel());
            wakeUp.accept(kept.number(), message.lane());
        } else if (kept instanceof Kept.Conflict) {
            LOG.warn("{} has a key that was used for another file", kept.number());
        }
    }
}
