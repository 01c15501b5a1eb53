package vn.hamrong.exchange.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.exchange.Referral;
import vn.hamrong.exchange.Referrals;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.store.Columns;

/** Orders between hospitals, in SQL. */
public final class JdbcReferrals implements Referrals {
    private final JdbcClient db;

    /** In that database. */
    public JdbcReferrals(DataSource database) {
        this.db = JdbcClient.create(database);
    }

    @Override
    public void add(Referral referral) {
        db.sql("""
                        insert into hub.referral (number, requester, performer, patient, mrn,
                            order_system, order_number, message, at)
                        values (:number, :from, :to, :patient, :mrn, :system, :order, :message, :at)
                        on conflict do nothing
                        """)
                .param("number", referral.number())
                .param("from", referral.from().value())
                .param("to", referral.to().value())
                .param("patient", referral.patient().value())
                .param("mrn", referral.mrn())
                .param("system", referral.order().system())
                .param("order", referral.order().value())
                .param("message", referral.message().value())
                .param("at", Columns.at(referral.at()))
                .update();
    }

    @Override
    public Optional<Referral> find(String number) {
        return db.sql("select * from hub.referral where number = :number")
                .param("number", number)
                .query((row, index) -> referral(row))
                .optional();
    }

    private static Referral referral(ResultSet row) throws SQLException {
        return new Referral(
                row.getString("number"),
                new FacilityCode(row.getString("requester")),
                new FacilityCode(row.getString("performer")),
                new PatientId(row.getString("patient")),
                row.getString("mrn"),
                new Referral.OrderNumber(row.getString("order_system"), row.getString("order_number")),
                new JournalNumber(row.getLong("message")),
                Columns.instant(row, "at"));
    }
}
