package vn.hamrong.exchange.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.exchange.SourceRecord;
import vn.hamrong.exchange.patients.Lookalikes;
import vn.hamrong.exchange.patients.RecordKey;
import vn.hamrong.shared.store.Columns;
import vn.hamrong.shared.store.SpringUnitOfWork;

/** Keys as rows, the marks as a column of the source record: a change marks itself without another statement. */
public final class JdbcLookalikes implements Lookalikes {
    private final JdbcClient db;
    private final JdbcTemplate batches;

    public JdbcLookalikes(DataSource dataSource) {
        db = JdbcClient.create(dataSource);
        batches = new JdbcTemplate(dataSource);
    }

    @Override
    public List<Due> due(Instant now, int most) {
        SpringUnitOfWork.needOpen();
        return db.sql("""
                        select * from hub.source_record where match_due_at <= :now order by match_due_at, id limit :most
                        """)
                .param("now", Columns.at(now))
                .param("most", most)
                .query((row, index) ->
                        new Due(row.getLong("id"), SourceRows.record(row), Columns.instant(row, "match_due_at")))
                .list();
    }

    @Override
    public void keep(Due due, Set<Long> keys) {
        SpringUnitOfWork.needOpen();
        db.sql("delete from hub.match_key where record = :record")
                .param("record", due.id())
                .update();
        batches.batchUpdate(
                "insert into hub.match_key (record, hash) values (?, ?)",
                keys.stream().map(key -> new Object[] {due.id(), key}).toList());
    }

    @Override
    public List<SourceRecord> sharing(Due due, Set<Long> keys, int mostOfKey) {
        SpringUnitOfWork.needOpen();
        Map<RecordKey, SourceRecord> found = new LinkedHashMap<>();
        keys.forEach(
                key -> sharing(due, key, mostOfKey).forEach(record -> found.putIfAbsent(RecordKey.of(record), record)));
        return new ArrayList<>(found.values());
    }

    private List<SourceRecord> sharing(Due due, long key, int most) {
        return db.sql("""
                        select s.* from hub.match_key k join hub.source_record s on s.id = k.record
                        where k.hash = :hash and s.patient <> :patient
                        """ + SourceRows.NOT_MERGED_AWAY + " order by k.record limit :most")
                .param("hash", key)
                .param("patient", due.record().patient().value())
                .param("most", most)
                .query((row, index) -> SourceRows.record(row))
                .list();
    }

    @Override
    public Optional<SourceRecord> record(RecordKey key) {
        return db.sql("select * from hub.source_record where hospital = :hospital and mrn = :mrn")
                .param("hospital", key.hospital().value())
                .param("mrn", key.mrn())
                .query((row, index) -> SourceRows.record(row))
                .optional();
    }

    /** In the order of their rows, as everybody else locks them. */
    @Override
    public void done(List<Due> looked) {
        SpringUnitOfWork.needOpen();
        looked.stream().sorted(Comparator.comparingLong(Due::id)).forEach(due -> mark(due, null));
    }

    @Override
    public void again(Due due, Instant at) {
        SpringUnitOfWork.needOpen();
        mark(due, at);
    }

    private void mark(Due due, @Nullable Instant next) {
        db.sql("""
                        update hub.source_record set match_due_at = cast(:next as timestamp with time zone)
                        where id = :id and match_due_at = :since
                        """)
                .param("next", next == null ? null : Columns.at(next))
                .param("id", due.id())
                .param("since", Columns.at(due.since()))
                .update();
    }
}
