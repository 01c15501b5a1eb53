package vn.hamrong.exchange.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.exchange.Lane;
import vn.hamrong.exchange.desk.MessageKeys.Said;
import vn.hamrong.exchange.hl7.PatientWords;
import vn.hamrong.exchange.store.JournalBookmark.Stretch;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.UnitOfWork;

/**
 * Gives words to messages that no converter reads: refused at the door, or parked beside the lanes. A few seconds after
 * the fact, so that the way in does nothing for it.
 */
public final class UnreadWords {

    private static final int AT_ONCE = 500;
    private static final int LOOKS_MAX = 50;
    private static final int BYTES_MAX = 16_384;

    private final JdbcClient db;
    private final UnitOfWork unit;
    private final SearchKeyRows keys;
    private final JournalBookmark bookmark;

    public UnreadWords(DataSource dataSource, UnitOfWork unit) {
        db = JdbcClient.create(dataSource);
        this.unit = unit;
        keys = new SearchKeyRows(dataSource);
        bookmark = new JournalBookmark(dataSource, "words");
    }

    private record Unread(JournalNumber number, Lane lane, String charset, byte[] start) {}

    /** Reads what came since the last time, at most 25,000 of them; to be called every few seconds. */
    public void index() {
        for (int look = 0; look < LOOKS_MAX && unit.inOne(this::some); look++) {
            // a long backlog: the next look goes on
        }
    }

    /** True when more is left. */
    private boolean some() {
        return bookmark.next()
                .map(stretch -> {
                    List<Unread> unread = unread(stretch);
                    keys.add(unread.stream().flatMap(UnreadWords::said).toList());
                    boolean full = unread.size() == AT_ONCE;
                    bookmark.moveTo(full ? unread.get(AT_ONCE - 1).number().value() : stretch.to());
                    return full || stretch.isFull();
                })
                .orElse(false);
    }

    private static Stream<Said> said(Unread one) {
        return PatientWords.in(one.start(), one.charset()).stream()
                .map(key -> new Said(one.number(), one.lane(), key, false));
    }

    private List<Unread> unread(Stretch stretch) {
        return db.sql("""
                        select m.number, m.lane, m.charset, substring(m.content from 1 for :bytes) as start
                        from hub.outcome o join hub.message m on m.number = o.number
                        where o.number > :from and o.number <= :to and o.state in ('REFUSED', 'PARKED')
                        order by o.number limit :max
                        """)
                .param("bytes", BYTES_MAX)
                .param("from", stretch.from())
                .param("to", stretch.to())
                .param("max", AT_ONCE)
                .query((row, index) -> unread(row))
                .list();
    }

    private static Unread unread(ResultSet row) throws SQLException {
        return new Unread(
                new JournalNumber(row.getLong("number")),
                Lane.ofKey(row.getString("lane")),
                row.getString("charset"),
                row.getBytes("start"));
    }
}
