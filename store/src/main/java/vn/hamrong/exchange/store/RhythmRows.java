package vn.hamrong.exchange.store;

import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.shared.UnitOfWork;

/** Counts the journal by connection and hour, from where the last count ended. Corrections by hand do not count. */
final class RhythmRows {

    private final JdbcClient db;
    private final JdbcTemplate rows;
    private final UnitOfWork unit;
    private final JournalBookmark bookmark;

    RhythmRows(DataSource dataSource, UnitOfWork unit) {
        rows = new JdbcTemplate(dataSource);
        db = JdbcClient.create(rows);
        this.unit = unit;
        bookmark = new JournalBookmark(dataSource, "rhythm");
    }

    private record Counted(String hospital, String channel, Object hour, int messages, int refused, Object last) {}

    /** Counts on to the newest message; true when more than one look's worth is left. */
    boolean count() {
        return unit.inOne(() -> bookmark.next()
                .map(stretch -> {
                    add(counted(stretch.from(), stretch.to()));
                    bookmark.moveTo(stretch.to());
                    return stretch.isFull();
                })
                .orElse(false));
    }

    private List<Counted> counted(long from, long to) {
        return db.sql("""
                        select hospital, channel, from_hour, count(*) as messages, sum(refused) as refused,
                            max(received_at) as last_at
                        from (
                            select m.hospital, m.channel, date_trunc('hour', m.received_at) as from_hour, m.received_at,
                                case when r.number is null then 0 else 1 end as refused
                            from hub.message m left join hub.refusal r on r.number = m.number
                            where m.number > :from and m.number <= :to and m.replaces is null
                        ) counted group by hospital, channel, from_hour
                        """)
                .param("from", from)
                .param("to", to)
                .query((row, index) -> new Counted(
                        row.getString("hospital"),
                        row.getString("channel"),
                        row.getObject("from_hour", OffsetDateTime.class),
                        row.getInt("messages"),
                        row.getInt("refused"),
                        row.getObject("last_at", OffsetDateTime.class)))
                .list();
    }

    private void add(List<Counted> all) {
        for (Counted one : all) {
            int known = rows.update(
                    """
                    update hub.rhythm set messages = messages + ?, refused = refused + ?, last_at = ?
                    where hospital = ? and channel = ? and from_hour = ?
                    """, one.messages(), one.refused(), one.last(), one.hospital(), one.channel(), one.hour());
            if (known == 0) {
                rows.update("""
                        insert into hub.rhythm (messages, refused, last_at, hospital, channel, from_hour)
                        values (?, ?, ?, ?, ?, ?)
                        """, one.messages(), one.refused(), one.last(), one.hospital(), one.channel(), one.hour());
            }
        }
    }
}
