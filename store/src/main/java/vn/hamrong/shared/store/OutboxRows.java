package vn.hamrong.shared.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * The lines of the outbox. Whoever moves items of a destination from one state to another holds its gate, a row lock, so
 * that no two decide about the same line at once. All within the caller's unit of work.
 */
final class OutboxRows {

    private static final int ADMITTED_AT_ONCE_MAX = 500;

    private final JdbcClient db;

    OutboxRows(DataSource dataSource) {
        db = JdbcClient.create(dataSource);
    }

    /** An item as it stands, without its content. */
    record Standing(UUID id, String destination, String facility, String order, String state) {}

    /** Waits for whoever is at work on this destination. */
    void lock(String destination) {
        while (db.sql("select destination from hub.outbox_gate where destination = :destination for update")
                .param("destination", destination)
                .query(String.class)
                .optional()
                .isEmpty()) {
            db.sql("insert into hub.outbox_gate (destination) values (:destination) on conflict do nothing")
                    .param("destination", destination)
                    .update();
        }
    }

    /** Locks the item's destination and reads the item. */
    Optional<Standing> locked(UUID item) {
        Optional<Standing> seen = standing(item);
        seen.ifPresent(found -> lock(found.destination()));
        return seen.isEmpty() ? seen : standing(item);
    }

    /** The item, its destination not locked. */
    Optional<Standing> standing(UUID item) {
        return db.sql("select id, destination, facility, order_key, state from hub.outbox where id = :id")
                .param("id", item)
                .query((row, index) -> new Standing(
                        row.getObject("id", UUID.class),
                        row.getString("destination"),
                        row.getString("facility"),
                        row.getString("order_key"),
                        row.getString("state")))
                .optional();
    }

    /** Finds the place of what was added since: at the head of a free line, in no line, or behind others. */
    void admit(String destination, Instant now) {
        List<Standing> added = added(destination);
        if (added.isEmpty()) {
            return;
        }
        Set<String> busy = busy(destination, added);
        List<UUID> heads = new ArrayList<>();
        List<UUID> behind = new ArrayList<>();
        for (Standing one : added) {
            boolean free = one.order().isEmpty() || busy.add(one.order());
            (free ? heads : behind).add(one.id());
        }
        move(heads, "WAITING", now);
        move(behind, "BEHIND", now);
    }

    private List<Standing> added(String destination) {
        return db.sql("""
                        select id, order_key from hub.outbox
                        where state = 'ADDED' and destination = :destination order by place limit :max
                        """)
                .param("destination", destination)
                .param("max", ADMITTED_AT_ONCE_MAX)
                .query((row, index) -> new Standing(
                        row.getObject("id", UUID.class), destination, "", row.getString("order_key"), "ADDED"))
                .list();
    }

    private Set<String> busy(String destination, List<Standing> added) {
        return new HashSet<>(db.sql("""
                        select distinct order_key from hub.outbox
                        where destination = :destination and order_key = any(:orders)
                            and state in ('WAITING', 'BEHIND', 'PARKED')
                        """)
                .param("destination", destination)
                .param(
                        "orders",
                        Columns.texts(
                                added.stream().map(Standing::order).distinct().toList()))
                .query(String.class)
                .list());
    }

    private void move(Collection<UUID> items, String state, Instant now) {
        if (!items.isEmpty()) {
            db.sql("update hub.outbox set state = :state, next_at = :now where id = any(:ids)")
                    .param("state", state)
                    .param("now", Columns.at(now))
                    .param("ids", new SqlArrayValue("uuid", items.toArray()))
                    .update();
        }
    }

    /**
     * Makes two lines of a destination one, its gate held: the oldest is the head. Whatever was under way of the others
     * ends as it may; when it was not delivered, it comes again in its turn.
     */
    void join(String destination, String order, String into, Instant now) {
        Map<String, Object> line = Map.of("destination", destination, "order", order, "into", into);
        db.sql("""
                        update hub.outbox set order_key = :into where destination = :destination
                            and order_key = :order and state in ('ADDED', 'WAITING', 'BEHIND', 'PARKED')
                        """).params(line).update();
        Optional<Long> head = db.sql("""
                        select place from hub.outbox where destination = :destination and order_key = :into
                            and state in ('WAITING', 'BEHIND', 'PARKED') order by place limit 1
                        """).params(line).query(Long.class).optional();
        head.ifPresent(place -> {
            db.sql("""
                            update hub.outbox set state = 'BEHIND' where destination = :destination
                                and order_key = :into and state = 'WAITING' and place > :head
                            """).params(line).param("head", place).update();
            db.sql("update hub.outbox set state = 'WAITING', next_at = :now where place = :head and state = 'BEHIND'")
                    .param("now", Columns.at(now))
                    .param("head", place)
                    .update();
        });
    }

    /** Ends an item's stay in its line; the next one becomes the head. */
    void settle(Standing item, String state, Instant at, String reason) {
        db.sql("update hub.outbox set state = :state, settled_at = :at, reason = :reason where id = :id")
                .param("state", state)
                .param("at", Columns.at(at))
                .param("reason", reason)
                .param("id", item.id())
                .update();
        boolean wasHead = item.state().equals("WAITING") || item.state().equals("PARKED");
        boolean leaves = state.equals("DELIVERED") || state.equals("SKIPPED");
        if (wasHead && leaves && !item.order().isEmpty()) {
            next(item, at);
        }
    }

    /** What was two lines may have two heads: nobody passes the other one. */
    private void next(Standing gone, Instant now) {
        db.sql("""
                        update hub.outbox set state = 'WAITING', next_at = :now where place =
                            (select min(n.place) from hub.outbox n where n.destination = :destination
                                and n.order_key = :order and n.state = 'BEHIND')
                            and place < (select coalesce(min(h.place), 9223372036854775807) from hub.outbox h
                                where h.destination = :destination and h.order_key = :order
                                and h.state in ('WAITING', 'PARKED'))
                        """)
                .param("now", Columns.at(now))
                .param("destination", gone.destination())
                .param("order", gone.order())
                .update();
    }
}
