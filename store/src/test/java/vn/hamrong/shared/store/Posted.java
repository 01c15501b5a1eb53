package vn.hamrong.shared.store;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.OutboxItem;
import vn.hamrong.shared.OutboxLines.Due;

/** An outbox with things in it, for a test. */
record Posted(TestDatabase database, JdbcOutbox outbox, JdbcOutboxLines lines, JdbcOutboxDesk desk) {
    static final Instant NOON = Instant.parse("2026-11-22T05:00:00Z");
    static final Duration LEASE = Duration.ofSeconds(30);
    static final FacilityCode FACILITY = new FacilityCode("38001");
    static final String HIS = "38001/his";

    static Posted on(TestDatabase database) {
        return new Posted(
                database,
                new JdbcOutbox(database.pool(), Clock.fixed(NOON, ZoneOffset.UTC)),
                new JdbcOutboxLines(database.pool(), database.unit()),
                new JdbcOutboxDesk(database.pool(), database.unit(), new JdbcIncidents(database.pool())));
    }

    void add(OutboxItem item) {
        database.unit().inOne(() -> outbox.add(item));
    }

    /** Numbers of items that are due at {@code now}. */
    List<Integer> due(Instant now) {
        return take(now).stream().map(Posted::number).toList();
    }

    List<Due> take(Instant now) {
        return lines.due(HIS, 10, now, LEASE);
    }

    Due takeOne(Instant now) {
        return take(now).get(0);
    }

    long in(String state) {
        return database.count("hub.outbox where state = '" + state + "'");
    }

    static int number(Due due) {
        return (int) due.item().id().getLeastSignificantBits();
    }

    static UUID id(int number) {
        return new UUID(0, number);
    }

    static OutboxItem item(int number, String order) {
        return item(number, HIS, order);
    }

    static OutboxItem item(int number, String destination, String order) {
        byte[] payload = ("notice " + number).getBytes(StandardCharsets.UTF_8);
        return new OutboxItem(id(number), FACILITY, destination, "his-notice", order, payload);
    }
}
