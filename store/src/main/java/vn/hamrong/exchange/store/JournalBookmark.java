package vn.hamrong.exchange.store;

import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far somebody who reads the journal after the fact has come. Numbers are given in the order of commits, so what is
 * older than the newest seen is complete; only a correction by hand may be missed. Needs an open unit of work.
 */
final class JournalBookmark {

    private static final int AT_ONCE = 20_000;

    private final JdbcClient db;
    private final String reader;

    JournalBookmark(DataSource dataSource, String reader) {
        db = JdbcClient.create(dataSource);
        this.reader = reader;
    }

    /** Numbers after {@code from}, up to {@code to}. */
    record Stretch(long from, long to) {
        /** Whether more than this may be left. */
        boolean isFull() {
            return to - from >= AT_ONCE;
        }
    }

    /** What comes next, at most 20,000 messages; empty when there is nothing new. Nobody else reads on meanwhile. */
    Optional<Stretch> next() {
        long from = db.sql("select number from hub.journal_bookmark where reader = :reader for update")
                .param("reader", reader)
                .query(Long.class)
                .single();
        return db.sql("""
                        select number from
                            (select number from hub.message where number > :from order by number limit :max) seen
                        order by number desc limit 1
                        """)
                .param("from", from)
                .param("max", AT_ONCE)
                .query(Long.class)
                .optional()
                .map(to -> new Stretch(from, to));
    }

    void moveTo(long number) {
        db.sql("update hub.journal_bookmark set number = :number where reader = :reader")
                .param("number", number)
                .param("reader", reader)
                .update();
    }
}
