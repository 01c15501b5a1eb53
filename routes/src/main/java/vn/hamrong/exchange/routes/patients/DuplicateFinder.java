package vn.hamrong.exchange.routes.patients;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hamrong.exchange.SourceRecord;
import vn.hamrong.exchange.patient.PersonTraits;
import vn.hamrong.exchange.patients.BlockingKeys;
import vn.hamrong.exchange.patients.Likeness;
import vn.hamrong.exchange.patients.Lookalikes;
import vn.hamrong.exchange.patients.Lookalikes.Due;
import vn.hamrong.exchange.patients.Pair;
import vn.hamrong.exchange.patients.RecordKey;
import vn.hamrong.exchange.patients.Review;
import vn.hamrong.exchange.patients.Reviews;
import vn.hamrong.exchange.patients.Traits;
import vn.hamrong.shared.UnitOfWork;

/**
 * Looks at every record that was added or changed, beside the messages' own work, and asks a person about those that are
 * alike. Joins nothing.
 */
public final class DuplicateFinder {
    /** Records of one unit of work: few, so that it is short. */
    private static final int BATCH = 20;

    /** Records compared for one key: one that more share tells too little. */
    private static final int SHARING_MOST = 60;

    private static final Duration AGAIN = Duration.ofHours(1);
    private static final Logger LOG = LoggerFactory.getLogger(DuplicateFinder.class);

    private final Lookalikes lookalikes;
    private final Reviews reviews;
    private final UnitOfWork unit;
    private final Clock clock;

    public DuplicateFinder(Lookalikes lookalikes, Reviews reviews, UnitOfWork unit, Clock clock) {
        this.lookalikes = lookalikes;
        this.reviews = reviews;
        this.unit = unit;
        this.clock = clock;
    }

    /** Looks at the next few records; how many there were. */
    public int look() {
        List<Due> due = unit.inOne(() -> lookalikes.due(clock.instant(), BATCH));
        try {
            unit.inOne(() -> all(due));
        } catch (RuntimeException e) {
            // One of them, or somebody else's change at the same time: each for itself.
            due.forEach(this::alone);
        }
        return due.size();
    }

    private void all(List<Due> due) {
        due.forEach(this::look);
        lookalikes.done(due);
    }

    private void alone(Due due) {
        try {
            unit.inOne(() -> all(List.of(due)));
        } catch (RuntimeException e) {
            LOG.warn(
                    "likeness of {} cannot be told: {}",
                    due.record(),
                    e.getClass().getSimpleName());
            unit.inOne(() -> lookalikes.again(due, clock.instant().plus(AGAIN)));
        }
    }

    private void look(Due due) {
        Traits traits = PersonTraits.ofJson(due.record().demographics());
        Set<Long> keys = BlockingKeys.of(traits);
        lookalikes.keep(due, keys);
        for (SourceRecord other : lookalikes.sharing(due, keys, SHARING_MOST)) {
            Likeness likeness = Likeness.of(traits, PersonTraits.ofJson(other.demographics()));
            if (likeness.isForAPerson()) {
                ask(Pair.of(RecordKey.of(due.record()), RecordKey.of(other)), likeness);
            }
        }
        reviews.of(RecordKey.of(due.record())).forEach(review -> lookAgain(review, due, traits));
    }

    private void ask(Pair pair, Likeness likeness) {
        Instant now = clock.instant();
        if (reviews.find(pair).isEmpty()) {
            reviews.ask(pair, likeness, now);
        }
    }

    private void lookAgain(Review review, Due due, Traits traits) {
        RecordKey own = RecordKey.of(due.record());
        RecordKey others = review.pair().one().equals(own)
                ? review.pair().other()
                : review.pair().one();
        Optional<SourceRecord> other = lookalikes.record(others);
        if (other.isPresent()) {
            Likeness now = Likeness.of(traits, PersonTraits.ofJson(other.get().demographics()));
            // Read again behind its lock: a person may have answered since.
            reviews.find(review.pair()).ifPresent(locked -> reviews.update(locked, now, locked.after(now)));
        }
    }
}
