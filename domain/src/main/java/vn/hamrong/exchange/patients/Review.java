package vn.hamrong.exchange.patients;

import java.time.Instant;
import java.util.Optional;

/**
 * A question to a person: are these two records one person's?
 *
 * @param rule why they are asked about whatever their likeness, as for an equal citizen number; empty when only by that
 * @param likeness as last computed; without reasons when not yet
 */
public record Review(
        long id, Pair pair, String rule, Likeness likeness, State state, Instant at, Optional<Decision> decision) {
    public static final int WHY_MAX = 500;
    public static final int BY_MAX = 200;

    /** What has become of the question. */
    public enum State {
        /** Waits for a person. */
        OPEN,
        /** A person looked and put it off. */
        LATER,
        /** One person: joined. */
        SAME,
        /** Two people: asked again only when more speaks for one than then. */
        DIFFERENT,
        /** What was said since makes them less alike: nothing to ask. */
        WITHDRAWN
    }

    /**
     * What a person answered.
     *
     * @param score the likeness it was decided on
     */
    public record Decision(String by, Instant at, String why, int score) {
        public Decision {
            if (by.isBlank() || by.length() > BY_MAX) {
                throw new IllegalArgumentException("who decides has 1 to " + BY_MAX + " characters");
            }
            if (why.isBlank() || why.length() > WHY_MAX) {
                throw new IllegalArgumentException("a decision needs a reason of 1 to " + WHY_MAX + " characters");
            }
        }
    }

    /** Whether it is answered for good, as long as nothing new is said. */
    public boolean isSettled() {
        return state == State.SAME || state == State.DIFFERENT;
    }

    /** What becomes of the question now that the two are alike in this way. */
    public State after(Likeness now) {
        if (state == State.SAME) {
            return State.SAME;
        }
        if (state == State.DIFFERENT) {
            boolean more =
                    decision.filter(answer -> now.score() > answer.score()).isPresent();
            return more && now.isForAPerson() ? State.OPEN : State.DIFFERENT;
        }
        boolean asks = now.isForAPerson() || !rule.isEmpty();
        return asks ? (state == State.LATER ? State.LATER : State.OPEN) : State.WITHDRAWN;
    }
}
