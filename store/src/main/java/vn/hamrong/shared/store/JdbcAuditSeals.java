package vn.hamrong.shared.store;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.shared.UnitOfWork;
import vn.hamrong.shared.audit.AuditChain;
import vn.hamrong.shared.audit.AuditHead;
import vn.hamrong.shared.audit.AuditRow;
import vn.hamrong.shared.audit.AuditSeals;

/**
 * The chain as rows. What is to be sealed stands in {@code hub.audit_unsealed}, put there by the transaction that wrote the
 * row: the order of numbers does not matter, nor how long that transaction took. A second sealer fails on the table's key.
 */
public final class JdbcAuditSeals implements AuditSeals {
    private final JdbcClient db;
    private final JdbcTemplate rows;
    private final UnitOfWork unit;
    private final Clock clock;

    public JdbcAuditSeals(DataSource dataSource, UnitOfWork unit, Clock clock) {
        db = JdbcClient.create(dataSource);
        rows = new JdbcTemplate(dataSource);
        this.unit = unit;
        this.clock = clock;
    }

    @Override
    public AuditHead head() {
        return db.sql("select place, chain, sealed_at from hub.audit_seal order by place desc limit 1")
                .query((row, number) ->
                        new AuditHead(row.getLong("place"), row.getString("chain"), Columns.instant(row, "sealed_at")))
                .optional()
                .orElse(AuditHead.NONE);
    }

    @Override
    public Optional<String> chainAt(long place) {
        return db.sql("select chain from hub.audit_seal where place = :place")
                .param("place", place)
                .query(String.class)
                .optional();
    }

    @Override
    public int seal(int most) {
        return unit.inItsOwn(() -> {
            List<AuditRow> waiting = waiting(most);
            if (!waiting.isEmpty()) {
                chain(waiting);
                db.sql("delete from hub.audit_unsealed where audit = any(:ids)")
                        .param(
                                "ids",
                                Columns.numbers(
                                        waiting.stream().map(AuditRow::id).toList()))
                        .update();
            }
            return waiting.size();
        });
    }

    private List<AuditRow> waiting(int most) {
        return db.sql("select " + AuditRows.COLUMNS + """
                         from hub.audit_unsealed u join hub.audit a on a.id = u.audit
                        order by u.audit limit :most
                        """)
                .param("most", most)
                .query((row, number) -> AuditRows.row(row))
                .list();
    }

    private void chain(List<AuditRow> waiting) {
        OffsetDateTime now = Columns.at(clock.instant());
        AuditHead head = head();
        String chain = head.chain();
        long place = head.place();
        List<Object[]> seals = new ArrayList<>();
        for (AuditRow row : waiting) {
            chain = AuditChain.link(chain, row);
            seals.add(new Object[] {++place, row.id(), chain, now});
        }
        rows.batchUpdate("insert into hub.audit_seal (place, audit, chain, sealed_at) values (?, ?, ?, ?)", seals);
    }
}
