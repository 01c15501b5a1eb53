package vn.hamrong.exchange.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hamrong.shared.FacilityCode;

/**
 * Another try for all messages that are parked for one reason: a bounded number a minute, one try each, with a stop. What
 * is to be done rests in tables, so a restart goes on where it was. A run that sees its messages parked again stops itself.
 */
public interface BulkReplays {
    int MESSAGES_MAX = 10_000;
    int PER_MINUTE_MAX = 600;

    /** How many messages {@link #start} would take: at most {@link #MESSAGES_MAX}. */
    long preview(FacilityCode hospital, String reason);

    /** How many it would leave out, up to {@link #MESSAGES_MAX}: their lanes have applied something newer. */
    long overtaken(FacilityCode hospital, String reason);

    /** Takes all that are parked for this reason now, the overtaken apart; the number of the run. */
    long start(Order order, Instant at);

    /** Latest first. */
    List<Run> runs(Scope scope, int max);

    Optional<Run> find(Scope scope, long run);

    /** Ends a run before it is through; false when it is not running, or out of scope. */
    boolean stop(Scope scope, long run, String person, Instant at);

    /** Does what is due of every running one; to be called about every second. How many messages got their try. */
    int step(Instant now);

    /** What a person asked for. */
    record Order(FacilityCode hospital, String reason, String person, int perMinute) {
        public Order {
            if (perMinute < 1 || perMinute > PER_MINUTE_MAX) {
                throw new IllegalArgumentException("a replay goes at 1 to " + PER_MINUTE_MAX + " a minute");
            }
        }
    }

    /** Whether it goes on. */
    enum State {
        RUNNING,
        STOPPED,
        DONE
    }

    /**
     * How far it is.
     *
     * @param replayed got their try
     * @param gone were not parked any more when their turn came, or overtaken
     * @param parkedAgain of the replayed
     * @param endedBy who stopped it; {@code hub} when it stopped itself
     */
    record Run(
            long id,
            Order order,
            State state,
            long messages,
            long replayed,
            long gone,
            long parkedAgain,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String endedBy) {

        /** Left to do. */
        public long left() {
            return messages - replayed - gone;
        }
    }
}
