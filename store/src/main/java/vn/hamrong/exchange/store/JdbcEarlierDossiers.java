package vn.hamrong.exchange.store;

import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.exchange.EarlierDossiers;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.store.Columns;

/** Earlier dossiers from the journal's own rows, by the index of visits. */
public final class JdbcEarlierDossiers implements EarlierDossiers {
    private static final int VISIT_MAX = 100;

    private final JdbcClient db;

    public JdbcEarlierDossiers(DataSource dataSource) {
        db = JdbcClient.create(dataSource);
    }

    @Override
    public Optional<byte[]> appliedLast(FacilityCode hospital, String visit, JournalNumber but) {
        return db.sql("""
                        select m.content
                        from hub.message m join hub.outcome o on o.number = m.number
                        where m.visit = :visit and m.hospital = :hospital and m.type = 'GIAMDINHHS'
                            and o.state = 'APPLIED' and m.number <> :but
                        order by o.settled_at desc, m.number desc limit 1
                        """)
                .param("visit", Columns.clean(visit, VISIT_MAX))
                .param("hospital", hospital.value())
                .param("but", but.value())
                .query((row, index) -> row.getBytes("content"))
                .optional();
    }
}
