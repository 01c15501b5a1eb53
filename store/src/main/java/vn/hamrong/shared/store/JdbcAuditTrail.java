package vn.hamrong.shared.store;

import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.hamrong.shared.AuditEntry;
import vn.hamrong.shared.AuditTrail;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.UnitOfWork;

/** The audit as rows that are only ever added. */
public final class JdbcAuditTrail implements AuditTrail {

    private final JdbcTemplate rows;
    private final UnitOfWork unit;

    public JdbcAuditTrail(DataSource dataSource, UnitOfWork unit) {
        rows = new JdbcTemplate(dataSource);
        this.unit = unit;
    }

    @Override
    public void add(AuditEntry entry) {
        insert(entry);
    }

    @Override
    public void addAndCommit(AuditEntry entry) {
        unit.inItsOwn(() -> insert(entry));
    }

    private int insert(AuditEntry entry) {
        @Nullable String facility = entry.facility().map(FacilityCode::value).orElse(null);
        return rows.update("""
                insert into hub.audit (at, actor, facility, action, target, outcome, reason, correlation)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """, statement -> {
            statement.setObject(1, Columns.at(entry.at()));
            statement.setString(2, Columns.clean(entry.actor(), 200));
            statement.setString(3, facility);
            statement.setString(4, Columns.clean(entry.action(), 20));
            statement.setString(5, Columns.clean(entry.target(), 200));
            statement.setString(6, entry.outcome().name());
            statement.setString(7, Columns.clean(entry.reason(), 500));
            statement.setString(8, Columns.clean(entry.correlation(), 100));
        });
    }
}
