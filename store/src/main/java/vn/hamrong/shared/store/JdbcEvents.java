package vn.hamrong.shared.store;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.shared.Event;
import vn.hamrong.shared.Events;

/** Events as rows; the table's unique key drops the second of one (type, source). */
public final class JdbcEvents implements Events {

    private final JdbcTemplate rows;
    private final JdbcClient db;
    private final Clock clock;

    public JdbcEvents(DataSource dataSource, Clock clock) {
        rows = new JdbcTemplate(dataSource);
        db = JdbcClient.create(rows);
        this.clock = clock;
    }

    @Override
    public void add(Event event) {
        SpringUnitOfWork.needOpen();
        if (insert(event) == 1 && !event.dimensions().isEmpty()) {
            addDimensions(event);
        }
    }

    private int insert(Event event) {
        return db.sql("""
                        insert into hub.event (id, type, version, facility, occurred_at, recorded_at, source)
                        values (:id, :type, :version, :facility, :occurred, :recorded, :source)
                        on conflict do nothing
                        """)
                .param("id", event.id())
                .param("type", event.type())
                .param("version", event.version())
                .param("facility", event.facility().value())
                .param("occurred", Columns.at(event.occurredAt()))
                .param("recorded", Columns.at(clock.instant()))
                .param("source", event.source())
                .update();
    }

    private void addDimensions(Event event) {
        rows.batchUpdate(
                "insert into hub.event_dimension (event, name, code) values (?, ?, ?)",
                event.dimensions().entrySet(),
                event.dimensions().size(),
                (statement, dimension) -> {
                    statement.setObject(1, event.id());
                    statement.setString(2, dimension.getKey());
                    statement.setString(3, dimension.getValue());
                });
    }
}
