package vn.hamrong.shared.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.OutboxDesk;
import vn.hamrong.shared.OutboxItem;
import vn.hamrong.shared.OutboxLines;
import vn.hamrong.shared.UnitOfWork;

/**
 * The deliverer's side of the outbox. A lease is the row's next time moved into the future, so a dead taker's items come
 * back by themselves.
 */
public final class JdbcOutboxLines implements OutboxLines {

    private static final int REASON_MAX = 500;
    private static final int DESTINATIONS_MAX = 1_000;

    private final JdbcClient db;
    private final OutboxRows lines;
    private final UnitOfWork unit;

    public JdbcOutboxLines(DataSource dataSource, UnitOfWork unit) {
        db = JdbcClient.create(dataSource);
        lines = new OutboxRows(dataSource);
        this.unit = unit;
    }

    /** Jumps from one destination to the next in the index: a backlog of a million rows costs no more than one of ten. */
    @Override
    public List<String> destinations() {
        List<String> all = new ArrayList<>();
        for (Optional<String> next = after(""); next.isPresent() && all.size() < DESTINATIONS_MAX; ) {
            all.add(next.get());
            next = after(next.get());
        }
        return List.copyOf(all);
    }

    private Optional<String> after(String destination) {
        return List.of("ADDED", "WAITING").stream()
                .flatMap(state -> after(destination, state).stream())
                .min(String::compareTo);
    }

    private Optional<String> after(String destination, String state) {
        return db.sql("""
                        select destination from hub.outbox where state = :state and destination > :destination
                        order by state, destination limit 1
                        """)
                .param("state", state)
                .param("destination", destination)
                .query(String.class)
                .optional();
    }

    @Override
    public List<Due> due(String destination, int max, Instant now, Duration lease) {
        return unit.inOne(() -> {
            lines.lock(destination);
            lines.admit(destination, now);
            if (isStopped(destination)) {
                return List.of();
            }
            List<Due> due = take(destination, max, now);
            if (!due.isEmpty()) {
                lease(due, now.plus(lease));
            }
            return due;
        });
    }

    @Override
    public void delivered(Due due, Instant at) {
        unit.inOne(() -> lines.locked(due.item().id())
                .filter(standing -> !standing.state().equals("DELIVERED"))
                .ifPresent(standing -> lines.settle(standing, "DELIVERED", at, "")));
    }

    @Override
    public void park(Due due, Instant at, String reason) {
        unit.inOne(() -> lines.locked(due.item().id())
                .filter(standing -> standing.state().equals("WAITING") && isLatest(due))
                .ifPresent(standing -> lines.settle(standing, "PARKED", at, Columns.clean(reason, REASON_MAX))));
    }

    @Override
    public void retry(Due due, Instant next, String reason) {
        db.sql("""
                        update hub.outbox set next_at = :next, reason = :reason
                        where id = :id and state = 'WAITING' and attempts = :attempts
                        """)
                .param("next", Columns.at(next))
                .param("reason", Columns.clean(reason, REASON_MAX))
                .param("id", due.item().id())
                .param("attempts", due.attempts() + 1)
                .update();
    }

    private boolean isLatest(Due due) {
        return db.sql("select attempts from hub.outbox where id = :id")
                        .param("id", due.item().id())
                        .query(Integer.class)
                        .single()
                == due.attempts() + 1;
    }

    private boolean isStopped(String destination) {
        return db.sql("select count(*) from hub.outbox_stop where destination in (:everywhere, :destination)")
                        .param("everywhere", OutboxDesk.EVERYWHERE)
                        .param("destination", destination)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private List<Due> take(String destination, int max, Instant now) {
        return db.sql("""
                        select id, facility, destination, kind, order_key, payload, attempts from hub.outbox
                        where state = 'WAITING' and destination = :destination and next_at <= :now
                        order by state, destination, next_at, place limit :max
                        """)
                .param("destination", destination)
                .param("now", Columns.at(now))
                .param("max", max)
                .query((row, index) -> due(row))
                .list();
    }

    private void lease(List<Due> due, Instant until) {
        db.sql("update hub.outbox set next_at = :until, attempts = attempts + 1 where id = any(:ids)")
                .param("until", Columns.at(until))
                .param(
                        "ids",
                        new SqlArrayValue(
                                "uuid", due.stream().map(one -> one.item().id()).toArray()))
                .update();
    }

    private static Due due(ResultSet row) throws SQLException {
        var item = new OutboxItem(
                row.getObject("id", UUID.class),
                new FacilityCode(row.getString("facility")),
                row.getString("destination"),
                row.getString("kind"),
                row.getString("order_key"),
                row.getBytes("payload"));
        return new Due(item, row.getInt("attempts"));
    }
}
