package vn.hamrong.exchange;

import java.util.function.Function;
import vn.hamrong.shared.JournalNumber;

/** What became of a message handed to the {@link Journal}. In every case the bytes are committed. */
public sealed interface Kept {

    JournalNumber number();

    /** New: waits in its lane (or is on record as refused). */
    record Fresh(JournalNumber number) implements Kept {
        @Override
        public <T> T match(Function<Fresh, T> fresh, Function<Repeated, T> repeated, Function<Conflict, T> conflict) {
            return fresh.apply(this);
        }
    }

    /** The same message was accepted before: answer AA again, no second effect. {@code number} is the first one's. */
    record Repeated(JournalNumber number) implements Kept {
        @Override
        public <T> T match(Function<Fresh, T> fresh, Function<Repeated, T> repeated, Function<Conflict, T> conflict) {
            return repeated.apply(this);
        }
    }

    /** The control id was used within the window for other content: kept, parked, for a person to judge. */
    record Conflict(JournalNumber number) implements Kept {
        @Override
        public <T> T match(Function<Fresh, T> fresh, Function<Repeated, T> repeated, Function<Conflict, T> conflict) {
            return conflict.apply(this);
        }
    }

    /** One function per case: a new case does not compile until every caller has answered it. */
    <T> T match(Function<Fresh, T> fresh, Function<Repeated, T> repeated, Function<Conflict, T> conflict);
}
