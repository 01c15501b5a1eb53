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

/**
 * Files from {@code hub.dossier}, their states from where every message's is. Of one that a person corrected, its sender
 * learns under its own number what became of the correction.
 */
public final class JdbcDossiers implements Dossiers {
    private static final String SENT = """
            select d.number, m.type, d.received_at, s.state, s.reason, coalesce(d.whole, d.number) as root
            from hub.dossier d join hub.message m on m.number = d.number join hub.message_state s on s.number = d.number
            """;

    /** Corrections of corrections that are followed. */
    private static final int FIXES_MAX = 100;

    private final JdbcClient db;

    /** How far a file is. */
    private record Standing(JournalNumber number, MessageState state, String reason) {}

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
                        from hub.dossier d join hub.message m on m.number = d.number
                        join hub.message_state s on s.number = d.number
                        where d.whole = :whole and m.replaces is null order by d.number
                        """).param("whole", whole.value()).query((row, index) -> standing(row)).list().stream()
                .map(part -> {
                    Standing last = lastOf(part, whole);
                    return new Part(part.number(), last.state(), last.reason());
                })
                .toList();
    }

    private Sent sent(ResultSet row, List<Part> parts) throws SQLException {
        Standing last = lastOf(standing(row), new JournalNumber(row.getLong("root")));
        return new Sent(
                new JournalNumber(row.getLong("number")),
                row.getString("type"),
                Columns.instant(row, "received_at"),
                last.state(),
                last.reason(),
                parts);
    }

    /** What it was replaced by, and that; {@code root}: it, or the whole it is a part of. */
    private Standing lastOf(Standing file, JournalNumber root) {
        Standing last = file;
        for (int i = 0; i < FIXES_MAX && last.state() == MessageState.REFUSED; i++) {
            Optional<Standing> next = replacement(last.number(), root);
            if (next.isEmpty()) {
                return last;
            }
            last = next.get();
        }
        return last;
    }

    private Optional<Standing> replacement(JournalNumber number, JournalNumber root) {
        return db.sql("""
                        select d.number, s.state, s.reason
                        from hub.dossier d join hub.message m on m.number = d.number
                        join hub.message_state s on s.number = d.number
                        where d.whole = :root and m.replaces = :number
                        """)
                .param("root", root.value())
                .param("number", number.value())
                .query((row, index) -> standing(row))
                .optional();
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(new JournalNumber(row.getLong("number")), state(row), reason(row));
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
