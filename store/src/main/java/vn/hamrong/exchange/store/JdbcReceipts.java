package vn.hamrong.exchange.store;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.exchange.ConversionReceipt.Unmapped;
import vn.hamrong.exchange.Lanes;
import vn.hamrong.exchange.Receipts;
import vn.hamrong.exchange.WaitingMessage;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.store.Columns;

/** Receipts as counts beside the outcome, and one row per unmapped path of a message. */
public final class JdbcReceipts implements Receipts {

    private static final int PATH_MAX = 100;

    private final JdbcTemplate rows;
    private final JdbcClient db;

    public JdbcReceipts(DataSource dataSource) {
        rows = new JdbcTemplate(dataSource);
        db = JdbcClient.create(rows);
    }

    @Override
    public Optional<Receipt> of(JournalNumber number) {
        return db.sql("""
                        select converter_version, mapped, extended, unmapped from hub.outcome
                        where number = :number and state = 'APPLIED'
                        """)
                .param("number", number.value())
                .query((row, index) -> new Receipt(
                        number,
                        row.getInt("converter_version"),
                        row.getInt("mapped"),
                        row.getInt("extended"),
                        row.getInt("unmapped"),
                        paths(number)))
                .optional();
    }

    @Override
    public List<Total> totals() {
        return db.sql("""
                        select hospital, count(*) as messages, cast(sum(mapped) as bigint) as mapped,
                            cast(sum(extended) as bigint) as extended, cast(sum(unmapped) as bigint) as unmapped
                        from hub.outcome where state = 'APPLIED' group by hospital order by hospital
                        """)
                .query((row, index) -> new Total(
                        new FacilityCode(row.getString("hospital")),
                        row.getLong("messages"),
                        row.getLong("mapped"),
                        row.getLong("extended"),
                        row.getLong("unmapped")))
                .list();
    }

    @Override
    public List<UnmappedPath> unmapped(FacilityCode hospital, int max) {
        return db.sql("""
                        select path, cast(sum(times) as bigint) as times from hub.unmapped
                        where hospital = :hospital group by path order by times desc, path limit :max
                        """)
                .param("hospital", hospital.value())
                .param("max", max)
                .query((row, index) -> new UnmappedPath(row.getString("path"), row.getLong("times")))
                .list();
    }

    private record PathOf(WaitingMessage message, String path, long times) {}

    /** Keeps the unmapped paths of messages that are being applied; the counts go with their outcomes. */
    void addPaths(List<Lanes.Applied> messages) {
        List<PathOf> all = messages.stream().flatMap(JdbcReceipts::paths).toList();
        if (all.isEmpty()) {
            return;
        }
        rows.batchUpdate(
                "insert into hub.unmapped (number, hospital, path, times) values (?, ?, ?, ?)",
                all,
                all.size(),
                (statement, path) -> {
                    statement.setLong(1, path.message().number().value());
                    statement.setString(2, path.message().hospital().value());
                    statement.setString(3, path.path());
                    statement.setLong(4, path.times());
                });
    }

    private static Stream<PathOf> paths(Lanes.Applied applied) {
        return applied.receipt().unmapped().stream()
                .collect(Collectors.groupingBy(
                        (Unmapped one) -> Columns.clean(one.path(), PATH_MAX), TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(path -> new PathOf(applied.message(), path.getKey(), path.getValue()));
    }

    private List<UnmappedPath> paths(JournalNumber number) {
        return db.sql("select path, times from hub.unmapped where number = :number order by path")
                .param("number", number.value())
                .query((row, index) -> new UnmappedPath(row.getString("path"), row.getLong("times")))
                .list();
    }
}
