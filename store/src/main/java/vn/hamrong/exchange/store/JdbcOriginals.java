package vn.hamrong.exchange.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.exchange.MessageState;
import vn.hamrong.exchange.Originals;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.store.Columns;

/** Originals from the journal's own rows, which are never rewritten. */
public final class JdbcOriginals implements Originals {
    private final JdbcClient db;

    public JdbcOriginals(DataSource dataSource) {
        db = JdbcClient.create(dataSource);
    }

    @Override
    public Optional<Original> find(FacilityCode hospital, JournalNumber number) {
        return db.sql("""
                        select m.number, m.type, m.sha256, m.received_at, m.content, s.state, s.reason
                        from hub.message m join hub.message_state s on s.number = m.number
                        where m.number = :number and m.hospital = :hospital
                        """)
                .param("number", number.value())
                .param("hospital", hospital.value())
                .query((row, index) -> original(row))
                .optional();
    }

    private static Original original(ResultSet row) throws SQLException {
        return new Original(
                new JournalNumber(row.getLong("number")),
                row.getString("type"),
                row.getString("sha256"),
                Columns.instant(row, "received_at"),
                MessageState.valueOf(row.getString("state")),
                Objects.requireNonNullElse(row.getString("reason"), ""),
                row.getBytes("content"));
    }
}
