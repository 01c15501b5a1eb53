package vn.hamrong.exchange.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.exchange.Dossiers;
import vn.hamrong.exchange.MessageState;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.store.Columns;

/** Files from {@code hub.dossier}, their states from where every message's is. */
public final class JdbcDossiers implements Dossiers {
    private static final String SENT = """
            select d.number, m.type, d.received_at, s.state, s.reason
            from hub.dossier d join hub.message m on m.number = d.number join hub.message_state s on s.number = d.number
            """;

    private final JdbcClient db;

    public JdbcDossiers(DataSource dataSource) {
        db = JdbcClient.create(dataSource);
    }

    @Override
    public Optional<Sent> find(FacilityCode hospital, JournalNumber number) {
        return db.sql(SENT + "where d.number = :number and d.hospital = :hospital")
                .param("number", number.value())
                .param("hospital", hospital.value())
                .query((row, index) -> sent(row, parts(number)))
                .optional();
    }

    @Override
    public List<Sent> received(FacilityCode hospital, Instant from, Instant until) {
        return db.sql(SENT + """
                        where d.hospital = :hospital and d.received_at >= :from and d.received_at < :until
                            and d.whole is null
                        order by d.received_at desc, d.number desc limit :max
                        """)
                .param("hospital", hospital.value())
                .param("from", Columns.at(from))
                .param("until", Columns.at(until))
                .param("max", LISTED_MAX)
                .query((row, index) -> sent(row, List.of()))
                .list();
    }

    private List<Part> parts(JournalNumber whole) {
        return db.sql("""
                        select d.number, s.state, s.reason
                        from hub.dossier d join hub.message_state s on s.number = d.number
                        where d.whole = :whole order by d.number
                        """)
                .param("whole", whole.value())
                .query((row, index) -> new Part(new JournalNumber(row.getLong("number")), state(row), reason(row)))
                .list();
    }

    private static Sent sent(ResultSet row, List<Part> parts) throws SQLException {
        return new Sent(
                new JournalNumber(row.getLong("number")),
                row.getString("type"),
                Columns.instant(row, "received_at"),
                state(row),
                reason(row),
                parts);
    }

    private static MessageState state(ResultSet row) throws SQLException {
        return MessageState.valueOf(row.getString("state"));
    }

    /** An applied message has none, whatever the journal notes of it. */
    private static String reason(ResultSet row) throws SQLException {
        boolean stands = state(row) == MessageState.PARKED || state(row) == MessageState.REFUSED;
        return stands ? Objects.requireNonNullElse(row.getString("reason"), "") : "";
    }
}
