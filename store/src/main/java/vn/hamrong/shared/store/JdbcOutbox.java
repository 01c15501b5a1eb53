package vn.hamrong.shared.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.Outbox;
import vn.hamrong.shared.OutboxItem;
import vn.hamrong.shared.UnitOfWork;

/**
 * The outbox as a table. A lease is the row's next time moved into the future, taken under {@code skip locked}, so
 * nobody waits for anybody and a dead taker's items come back by themselves. A lease counts as an attempt: an item that
 * kills its deliverer is given up after the bound, too.
 */
public final class JdbcOutbox implements Outbox {

    private static final int REASON_MAX = 500;

    private final JdbcTemplate rows;
    private final JdbcClient db;
    private final UnitOfWork unit;
    private final Clock clock;
    private final int attemptsMax;

    /** @param attemptsMax how often an item is tried before it is parked, whatever the deliverer says */
    public JdbcOutbox(DataSource dataSource, UnitOfWork unit, Clock clock, int attemptsMax) {
        rows = new JdbcTemplate(dataSource);
        db = JdbcClient.create(rows);
        this.unit = unit;
        this.clock = clock;
        this.attemptsMax = attemptsMax;
    }

    @Override
    public void add(OutboxItem item) {
        SpringUnitOfWork.needOpen();
        rows.update("""
                insert into hub.outbox (id, facility, destination, kind, payload, state, attempts, next_at)
                values (?, ?, ?, ?, ?, 'WAITING', 0, ?) on conflict do nothing
                """, statement -> {
            statement.setObject(1, item.id());
            statement.setString(2, item.facility().value());
            statement.setString(3, item.destination());
            statement.setString(4, item.kind());
            Columns.setBytes(statement, 5, item.payload());
            statement.setObject(6, Columns.at(clock.instant()));
        });
    }

    @Override
    public List<Due> due(int max, Instant now, Duration lease) {
        return unit.inOne(() -> {
            giveUp(now);
            List<Due> due = take(max, now);
            if (!due.isEmpty()) {
                lease(due, now.plus(lease));
            }
            return due;
        });
    }

    @Override
    public void delivered(OutboxItem item, Instant at) {
        settle(item, "DELIVERED", at, "");
    }

    @Override
    public void park(OutboxItem item, Instant at, String reason) {
        settle(item, "PARKED", at, reason);
    }

    @Override
    public void retry(OutboxItem item, Instant next, String reason) {
        db.sql("update hub.outbox set next_at = :next, reason = :reason where id = :id and state = 'WAITING'")
                .param("next", Columns.at(next))
                .param("reason", Columns.clean(reason, REASON_MAX))
                .param("id", item.id())
                .update();
    }

    private void settle(OutboxItem item, String state, Instant at, String reason) {
        db.sql("""
                        update hub.outbox set state = :state, settled_at = :at, reason = :reason
                        where id = :id and state <> 'DELIVERED'
                        """)
                .param("state", state)
                .param("at", Columns.at(at))
                .param("reason", Columns.clean(reason, REASON_MAX))
                .param("id", item.id())
                .update();
    }

    private void giveUp(Instant now) {
        db.sql("""
                        update hub.outbox set state = 'PARKED', settled_at = :now, reason = 'tried ' || attempts || ' times'
                        where state = 'WAITING' and next_at <= :now and attempts >= :max
                        """).param("now", Columns.at(now)).param("max", attemptsMax).update();
    }

    private List<Due> take(int max, Instant now) {
        return db.sql("""
                        select id, facility, destination, kind, payload, attempts from hub.outbox
                        where state = 'WAITING' and next_at <= :now
                        order by place limit :max for update skip locked
                        """)
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
                row.getBytes("payload"));
        return new Due(item, row.getInt("attempts"));
    }
}
