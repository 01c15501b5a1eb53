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
}
