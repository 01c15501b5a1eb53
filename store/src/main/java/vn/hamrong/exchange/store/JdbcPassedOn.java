package vn.hamrong.exchange.store;

import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.exchange.PassedOn;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.UnitOfWork;
import vn.hamrong.shared.store.Columns;

/** One row a file that went on. */
public final class JdbcPassedOn implements PassedOn {
    private static final int TRANSACTION_MAX = 100;

    private final JdbcClient db;
    private final UnitOfWork unit;

    public JdbcPassedOn(DataSource dataSource, UnitOfWork unit) {
        db = JdbcClient.create(dataSource);
        this.unit = unit;
    }

    @Override
    public void note(JournalNumber number, FacilityCode hospital, String transaction, Instant at) {
        unit.inOne(() -> {
            int changed = write("""
                    update hub.dossier_passed_on set transaction_id = :transaction, at = :at
                    where number = :number and hospital = :hospital
                    """, number, hospital, transaction, at);
            if (changed == 0) {
                write("""
                        insert into hub.dossier_passed_on (number, hospital, transaction_id, at)
                        values (:number, :hospital, :transaction, :at)
                        """, number, hospital, transaction, at);
            }
        });
    }

    private int write(String sql, JournalNumber number, FacilityCode hospital, String transaction, Instant at) {
        return db.sql(sql)
                .param("number", number.value())
                .param("hospital", hospital.value())
                .param("transaction", Columns.clean(transaction, TRANSACTION_MAX))
                .param("at", Columns.at(at))
                .update();
    }

    @Override
    public Optional<String> transaction(FacilityCode hospital, JournalNumber number) {
        return db.sql("""
                        select transaction_id from hub.dossier_passed_on
                        where number = :number and hospital = :hospital
                        """)
                .param("number", number.value())
                .param("hospital", hospital.value())
                .query(String.class)
                .optional();
    }
}
