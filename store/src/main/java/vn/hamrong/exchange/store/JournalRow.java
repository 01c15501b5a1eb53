package vn.hamrong.exchange.store;

import java.util.OptionalLong;
import vn.hamrong.exchange.MessageState;
import vn.hamrong.exchange.NewMessage;

/**
 * A message with its number and the state it starts in.
 *
 * @param whole the number of the message that it is a part of
 */
record JournalRow(long number, NewMessage message, MessageState state, OptionalLong whole) {

    boolean is(MessageState other) {
        return state == other;
    }

    /** Whether it came after that number, as another file of that type about one of those visits. */
    boolean isLaterThan(long earlier, NewMessage file) {
        boolean ofIt = whole.isPresent() && whole.getAsLong() == earlier;
        return number > earlier
                && !ofIt
                && message.hospital().equals(file.hospital())
                && message.envelope().type().equals(file.envelope().type())
                && message.envelope().visit().filter(file.visits()::contains).isPresent();
    }
}
