package vn.hamrong.exchange.store;

import java.util.OptionalInt;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.exchange.LastTold;

/** What was told last, in SQL: the row of a thing is locked by the statement that changes it. */
public final class JdbcLastTold implements LastTold {
    private final JdbcClient db;

    /** In that database. */
    public JdbcLastTold(DataSource database) {
        this.db = JdbcClient.create(database);
    }

    @Override
    public OptionalInt tell(String thing, String content) {
        if (changes(thing, content)) {
            return OptionalInt.of(version(thing));
        }
        boolean first = db.sql(
                                "insert into hub.told (thing, content, version) values (:thing, :content, 1) on conflict do nothing")
                        .param("thing", thing)
                        .param("content", content)
                        .update()
                > 0;
        // Who added it at the same time has committed by now: what it told may be something else.
        return first || changes(thing, content) ? OptionalInt.of(version(thing)) : OptionalInt.empty();
    }

    private boolean changes(String thing, String content) {
        return db.sql("""
                        update hub.told set content = :content, version = version + 1
                        where thing = :thing and content <> :content
                        """).param("thing", thing).param("content", content).update() > 0;
    }

    private int version(String thing) {
        return db.sql("select version from hub.told where thing = :thing")
                .param("thing", thing)
                .query(Integer.class)
                .single();
    }
}
