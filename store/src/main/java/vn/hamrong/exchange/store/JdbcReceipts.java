package vn.hamrong.exchange.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.exchange.ConversionReceipt;
import vn.hamrong.exchange.ConversionReceipt.Unmapped;
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

    /** Keeps the unmapped paths of a message that is being applied; the counts go with its outcome. */
    void addPaths(WaitingMessage message, ConversionReceipt receipt) {
        Map<String, Long> times = receipt.unmapped().stream()
                .collect(Collectors.groupingBy(
                        (Unmapped one) -> Columns.clean(one.path(), PATH_MAX), TreeMap::new, Collectors.counting()));
        if (times.isEmpty()) {
            return;
        }
        rows.batchUpdate(
                "insert into hub.unmapped (number, hospital, path, times) values (?, ?, ?, ?)",
                times.entrySet(),
                times.size(),
                (statement, path) -> {
                    statement.setLong(1, message.number().value());
                    statement.setString(2, message.hospital().value());
                    statement.setString(3, path.getKey());
                    statement.setLong(4, path.getValue());
                });
    }

    private List<UnmappedPath> paths(JournalNumber number) {
        return db.sql("select path, times from hub.unmapped where number = :number order by path")
                .param("number", number.value())
                .query((row, index) -> new UnmappedPath(row.getString("path"), row.getLong("times")))
                .list();
    }
}
