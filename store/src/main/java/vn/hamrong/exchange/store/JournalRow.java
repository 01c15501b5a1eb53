package vn.hamrong.exchange.store;

import vn.hamrong.exchange.MessageState;
import vn.hamrong.exchange.NewMessage;

/** A message with its number and the state it starts in. */
record JournalRow(long number, NewMessage message, MessageState state) {

    boolean is(MessageState other) {
        return state == other;
    }
}
