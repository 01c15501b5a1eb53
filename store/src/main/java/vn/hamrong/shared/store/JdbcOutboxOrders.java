package vn.hamrong.shared.store;

import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.shared.OutboxOrders;

/** Joins lines destination by destination, each under its gate, in the order of their names. */
public final class JdbcOutboxOrders implements OutboxOrders {
    private final JdbcClient db;
    private final OutboxRows lines;
    private final Clock clock;

    public JdbcOutboxOrders(DataSource dataSource, Clock clock) {
        db = JdbcClient.create(dataSource);
        lines = new OutboxRows(dataSource);
        this.clock = clock;
    }

    @Override
    public void join(String order, String into) {
        SpringUnitOfWork.needOpen();
        List<String> destinations =
                db.sql("""
                        select distinct destination from hub.outbox
                        where order_key = :order and state in ('ADDED', 'WAITING', 'BEHIND', 'PARKED') order by destination
                        """).param("order", order).query(String.class).list();
        destinations.forEach(destination -> {
            lines.lock(destination);
            lines.join(destination, order, into, clock.instant());
        });
    }
}
