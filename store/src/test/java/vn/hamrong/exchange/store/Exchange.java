package vn.hamrong.exchange.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import vn.hamrong.exchange.Desk;
import vn.hamrong.exchange.Kept;
import vn.hamrong.exchange.NewMessage;
import vn.hamrong.exchange.WaitingMessage;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.store.TestDatabase;

/** Journal, lanes and desk on one test database, with short words for what tests do all the time. */
record Exchange(TestDatabase database, JdbcJournal journal, JdbcLanes lanes, JdbcDesk desk) implements AutoCloseable {

    static final Instant NOON = Instant.parse("2026-11-22T05:00:00Z");

    static Exchange on(TestDatabase database) {
        var numbers = new JournalNumbers(database.pool());
        return new Exchange(
                database,
                JdbcJournal.open(database.pool(), numbers, Sent.hospitals(), JournalLimits.DEFAULT),
                new JdbcLanes(database.pool(), database.unit()),
                new JdbcDesk(database.pool(), database.unit(), numbers));
    }

    Kept keep(Sent sent) {
        return keep(sent.message());
    }

    Kept keep(NewMessage message) {
        return journal.keep(message).orTimeout(20, TimeUnit.SECONDS).join();
    }

    JournalNumber kept(Sent sent) {
        return keep(sent).number();
    }

    List<WaitingMessage> heads() {
        return heads(NOON);
    }

    List<WaitingMessage> heads(Instant now) {
        return lanes.heads(0, 1, 100, now);
    }

    List<JournalNumber> headNumbers() {
        return heads().stream().map(WaitingMessage::number).toList();
    }

    WaitingMessage head(JournalNumber number) {
        return heads().stream()
                .filter(head -> head.number().equals(number))
                .findFirst()
                .orElseThrow(() -> new AssertionError(number + " is no head"));
    }

    void apply(JournalNumber number) {
        apply(head(number));
    }

    void apply(WaitingMessage message) {
        database.unit().inOne(() -> lanes.applied(message, Sent.RECEIPT, NOON));
    }

    void park(JournalNumber number) {
        lanes.park(head(number), NOON, "PV1-44 is no time");
    }

    /** Applies head after head until nothing is left that may go. */
    List<JournalNumber> applyAll() {
        List<JournalNumber> order = new ArrayList<>();
        for (List<WaitingMessage> heads = heads(); !heads.isEmpty(); heads = heads()) {
            heads.forEach(this::apply);
            heads.forEach(head -> order.add(head.number()));
        }
        return order;
    }

    static Desk.Correction corrected(byte[] content, String why) {
        return new Desk.Correction(content, "", Optional.empty(), Optional.empty(), why);
    }

    String state(JournalNumber number) {
        return database.db()
                .sql("select state from hub.message_state where number = :number")
                .param("number", number.value())
                .query(String.class)
                .single();
    }

    @Override
    public void close() {
        journal.close();
    }
}
