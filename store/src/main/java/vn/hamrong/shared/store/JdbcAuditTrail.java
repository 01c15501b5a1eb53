package vn.hamrong.shared.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import vn.hamrong.shared.AuditEntry;
import vn.hamrong.shared.AuditTrail;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.ReadingRight;
import vn.hamrong.shared.UnitOfWork;

/** The audit as rows that are only ever added, each with a note that its seal is still to come. */
public final class JdbcAuditTrail implements AuditTrail {
    private static final int BATCH_MAX = 1000;
    private static final int WORDS_MAX = 500;

    private final JdbcTemplate rows;
    private final UnitOfWork unit;

    public JdbcAuditTrail(DataSource dataSource, UnitOfWork unit) {
        rows = new JdbcTemplate(dataSource);
        this.unit = unit;
    }

    @Override
    public void add(AuditEntry entry) {
        addAll(List.of(entry));
    }

    @Override
    public void addAll(List<AuditEntry> entries) {
        unit.inOne(() -> insert(entries));
    }

    @Override
    public void addAndCommit(AuditEntry entry) {
        unit.inItsOwn(() -> insert(List.of(entry)));
    }

    private int insert(List<AuditEntry> entries) {
        for (int from = 0; from < entries.size(); from += BATCH_MAX) {
            insertSome(entries.subList(from, Math.min(from + BATCH_MAX, entries.size())));
        }
        return entries.size();
    }

    private void insertSome(List<AuditEntry> entries) {
        GeneratedKeyHolder ids = new GeneratedKeyHolder();
        rows.batchUpdate(connection -> connection.prepareStatement("""
                insert into hub.audit (at, actor, facility, action, target, outcome, reason, correlation,
                    role, patient, owner, kinds, basis, basis_words)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, new String[] {"id"}), new Values(entries), ids);
        List<Object[]> waiting = new ArrayList<>();
        ids.getKeyList().forEach(id -> waiting.add(new Object[] {id.get("id")}));
        if (waiting.size() != entries.size()) {
            throw new IllegalStateException("an audit row without a number");
        }
        rows.batchUpdate("insert into hub.audit_unsealed (audit) values (?)", waiting);
    }

    private record Values(List<AuditEntry> entries) implements BatchPreparedStatementSetter {
        @Override
        public int getBatchSize() {
            return entries.size();
        }

        @Override
        public void setValues(PreparedStatement row, int index) throws SQLException {
            AuditEntry entry = entries.get(index);
            row.setObject(1, Columns.at(entry.at()));
            row.setString(2, Columns.clean(entry.actor(), 200));
            row.setString(3, entry.facility().map(FacilityCode::value).orElse(null));
            row.setString(4, Columns.clean(entry.action(), 20));
            row.setString(5, Columns.clean(entry.target(), 200));
            row.setString(6, entry.outcome().name());
            row.setString(7, Columns.clean(entry.reason(), WORDS_MAX));
            row.setString(8, Columns.clean(entry.correlation(), 100));
            row.setString(9, Columns.clean(entry.role(), 200));
            setAbout(row, entry.about());
        }

        private static void setAbout(PreparedStatement row, AuditEntry.About about) throws SQLException {
            Optional<ReadingRight> right = about.right();
            row.setString(10, about.patient().map(PatientId::value).orElse(null));
            row.setString(11, about.owner().map(FacilityCode::value).orElse(null));
            row.setString(12, Columns.clean(about.kinds(), WORDS_MAX));
            row.setString(13, right.map(by -> by.kind().name()).orElse(null));
            row.setString(
                    14, right.map(by -> Columns.clean(by.words(), WORDS_MAX)).orElse(null));
        }
    }
}
