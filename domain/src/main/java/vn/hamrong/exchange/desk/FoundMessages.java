package vn.hamrong.exchange.desk;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import vn.hamrong.exchange.MessageState;

/** Finds messages by what people know of them: on indexes only, without reading a message's content. */
public interface FoundMessages {

    /** Newest first. */
    Page find(Asked asked);

    /**
     * A question, and how much of the answer.
     *
     * @param before the journal number to go on from: only older ones
     * @param max lines, 1 to 200
     */
    record Asked(Scope scope, Question question, Optional<MessageState> state, OptionalLong before, int max) {
        private static final int LINES_MAX = 200;

        public Asked {
            if (max < 1 || max > LINES_MAX) {
                throw new IllegalArgumentException("a page has 1 to 200 lines");
            }
        }
    }

    /**
     * Part of an answer.
     *
     * @param next to go on from, when there may be more
     * @param tooMany more patients fit the words than are looked at: more words are needed
     */
    record Page(List<MessageLine> lines, OptionalLong next, boolean tooMany) {
        /** Nothing found. */
        public static final Page EMPTY = new Page(List.of(), OptionalLong.empty(), false);

        public Page {
            lines = List.copyOf(lines);
        }
    }
}
