package vn.hamrong.shared.store;

import java.time.Clock;
import java.time.OffsetDateTime;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.hamrong.shared.Outbox;
import vn.hamrong.shared.OutboxItem;

/** The outbox as a table. Adding an item is one insert and takes no lock: its place in a line is found later. */
public final class JdbcOutbox implements Outbox {

    private final JdbcTemplate rows;
    private final Clock clock;

    public JdbcOutbox(DataSource dataSource, Clock clock) {
        rows = new JdbcTemplate(dataSource);
        this.clock = clock;
    }

    @Override
    public void add(OutboxItem item) {
        SpringUnitOfWork.needOpen();
        OffsetDateTime now = Columns.at(clock.instant());
        rows.update("""
                insert into hub.outbox
                    (id, facility, destination, kind, payload, state, attempts, next_at, order_key, added_at)
                values (?, ?, ?, ?, ?, 'ADDED', 0, ?, ?, ?) on conflict do nothing
                """, statement -> {
            statement.setObject(1, item.id());
            statement.setString(2, item.facility().value());
            statement.setString(3, item.destination());
            statement.setString(4, item.kind());
            Columns.setBytes(statement, 5, item.payload());
            statement.setObject(6, now);
            statement.setString(7, item.order());
            statement.setObject(8, now);
        });
    }
}
