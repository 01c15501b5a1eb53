package vn.hamrong.exchange.store;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.exchange.SourceRecord;
import vn.hamrong.exchange.patients.KnownNumbers;
import vn.hamrong.shared.FacilityCode;

/** By index: the hospital's number, what stands for it now, or the citizen card's. */
public final class JdbcKnownNumbers implements KnownNumbers {
    private final JdbcClient db;

    public JdbcKnownNumbers(DataSource dataSource) {
        db = JdbcClient.create(dataSource);
    }

    @Override
    public List<SourceRecord> of(FacilityCode hospital, String number) {
        return db.sql("""
                        select s.* from hub.source_record s
                        where s.hospital = :hospital and (s.mrn = :number or s.citizen = :number or s.mrn in (
                            select m.surviving from hub.merged_mrn m where m.hospital = :hospital and m.mrn = :number))
                        order by s.id limit :most
                        """)
                .param("hospital", hospital.value())
                .param("number", number)
                .param("most", MOST)
                .query((row, index) -> SourceRows.record(row))
                .list();
    }
}
