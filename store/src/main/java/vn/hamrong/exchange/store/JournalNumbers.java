package vn.hamrong.exchange.store;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Hands out journal numbers, a hundred from the database at a time; what a stop leaves unused stays a gap. */
public final class JournalNumbers {

    private static final int BLOCK = 100;

    private final JdbcClient db;
    private long next;
    private long end;

    public JournalNumbers(DataSource dataSource) {
        db = JdbcClient.create(dataSource);
    }

    /** Higher than all before it. */
    synchronized long next() {
        if (next == end) {
            next = db.sql("select nextval('hub.message_number')")
                    .query(Long.class)
                    .single();
            end = next + BLOCK;
        }
        return next++;
    }
}
