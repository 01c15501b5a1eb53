package vn.hamrong.exchange.desk;

import java.util.List;
import vn.hamrong.exchange.Lane;
import vn.hamrong.shared.JournalNumber;

/**
 * Remembers by which words messages are found, beyond what the journal's own columns say. Names and citizen numbers are
 * remembered with the source record they belong to, once a patient and not once a message.
 */
public interface MessageKeys {

    /** Adds in the open {@link vn.hamrong.shared.UnitOfWork}, in one round trip; what was said before changes nothing. */
    void add(List<Said> all);

    /**
     * What one message said.
     *
     * @param ofLane true for the patient's own (a card): it finds all the lane's messages, not this one alone
     */
    record Said(JournalNumber number, Lane lane, SearchKey key, boolean ofLane) {}
}
