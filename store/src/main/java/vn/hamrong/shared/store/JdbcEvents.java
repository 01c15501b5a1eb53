package vn.hamrong.shared.store;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.hamrong.shared.Event;
import vn.hamrong.shared.Events;

/** Events as rows; the table's unique key drops the second of one (type, source). */
public final class JdbcEvents implements Events {

    private final JdbcTemplate rows;
    private final Clock clock;

    public JdbcEvents(DataSource dataSource, Clock clock) {
        rows = new JdbcTemplate(dataSource);
        this.clock = clock;
    }

    @Override
    public void add(Event event) {
        addAll(List.of(event));
    }

    /** Two round trips, however many events; dimensions of an event that was there before are left as they are. */
    @Override
    public void addAll(List<Event> events) {
        SpringUnitOfWork.needOpen();
        insert(events);
        addDimensions(events.stream().flatMap(JdbcEvents::dimensions).toList());
    }

    private void insert(List<Event> events) {
        OffsetDateTime now = Columns.at(clock.instant());
        rows.batchUpdate("""
                insert into hub.event (id, type, version, facility, occurred_at, recorded_at, source)
                values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """, events, events.size(), (statement, event) -> {
            statement.setObject(1, event.id());
            statement.setString(2, event.type());
            statement.setInt(3, event.version());
            statement.setString(4, event.facility().value());
            statement.setObject(5, Columns.at(event.occurredAt()));
            statement.setObject(6, now);
            statement.setString(7, event.source());
        });
    }

    private record Dimension(UUID event, String name, String code) {}

    private static Stream<Dimension> dimensions(Event event) {
        return event.dimensions().entrySet().stream()
                .map(one -> new Dimension(event.id(), one.getKey(), one.getValue()));
    }

    private void addDimensions(List<Dimension> dimensions) {
        if (dimensions.isEmpty()) {
            return;
        }
        rows.batchUpdate("""
                insert into hub.event_dimension (event, name, code)
                select e.id, cast(? as varchar(100)), cast(? as varchar(100)) from hub.event e where e.id = ?
                on conflict do nothing
                """, dimensions, dimensions.size(), (statement, one) -> {
            statement.setString(1, one.name());
            statement.setString(2, one.code());
            statement.setObject(3, one.event());
        });
    }
}
