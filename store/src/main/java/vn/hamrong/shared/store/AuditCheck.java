package vn.hamrong.shared.store;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.shared.audit.AuditHeads;
import vn.hamrong.shared.audit.AuditProof;

/**
 * Reads the whole audit past {@link AuditProof}, {@value #PORTION} rows at a time: memory does not grow with it. Changes
 * nothing; a hub may run meanwhile, since heads are signed after the database's commit and are read first.
 */
public final class AuditCheck {
    private static final int PORTION = 5000;
    private static final int ODD_ROWS_MAX = 100;

    private final JdbcClient db;

    public AuditCheck(DataSource dataSource) {
        db = JdbcClient.create(dataSource);
    }

    public AuditProof.Report against(AuditHeads heads) {
        AuditProof proof = new AuditProof(heads.all());
        long last = 0;
        for (long more = portion(proof, last); more > last; more = portion(proof, last)) {
            last = more;
        }
        odd("""
                select a.id from hub.audit a left join hub.audit_seal s on s.audit = a.id
                left join hub.audit_unsealed u on u.audit = a.id
                where s.audit is null and u.audit is null order by a.id limit :most
                """).forEach(proof::outside);
        odd("""
                select u.audit from hub.audit_unsealed u left join hub.audit a on a.id = u.audit
                where a.id is null order by u.audit limit :most
                """).forEach(proof::vanished);
        return proof.end();
    }

    /** The place of the last row of the portion after {@code place}; {@code place} when there is none. */
    private long portion(AuditProof proof, long place) {
        AtomicLong last = new AtomicLong(place);
        db.sql("select s.place, s.audit sealed, s.chain, " + AuditRows.COLUMNS + """
                         from hub.audit_seal s left join hub.audit a on a.id = s.audit
                        where s.place > :place order by s.place limit :portion
                        """)
                .param("place", place)
                .param("portion", PORTION)
                .query(row -> {
                    boolean there = row.getObject("id") != null;
                    long at = row.getLong("place");
                    proof.next(at, row.getLong("sealed"), there ? AuditRows.row(row) : null, row.getString("chain"));
                    last.set(at);
                });
        return last.get();
    }

    private List<Long> odd(String question) {
        return db.sql(question).param("most", ODD_ROWS_MAX).query(Long.class).list();
    }
}
