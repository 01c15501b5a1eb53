package vn.hamrong.exchange.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.hamrong.exchange.Envelope;
import vn.hamrong.exchange.MessageState;
import vn.hamrong.exchange.NewMessage;
import vn.hamrong.exchange.Refusal;
import vn.hamrong.shared.store.Columns;

/** Adds rows to {@code hub.message}, to {@code hub.outcome} what needs no turn, to {@code hub.dossier} insurers' files. */
final class JournalRows {

    private final JdbcTemplate rows;

    JournalRows(DataSource dataSource) {
        rows = new JdbcTemplate(dataSource);
    }

    void add(List<JournalRow> messages) {
        rows.batchUpdate("""
                insert into hub.message (number, hospital, channel, sending_application, sending_facility, control_id,
                    type, visit, lane, prior_lane, charset, sha256, received_at, content)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, messages, messages.size(), JournalRows::setMessage);
        List<JournalRow> settled =
                messages.stream().filter(row -> !row.is(MessageState.WAITING)).toList();
        if (!settled.isEmpty()) {
            rows.batchUpdate("""
                    insert into hub.outcome (number, hospital, state, settled_at, reason) values (?, ?, ?, ?, ?)
                    """, settled, settled.size(), JournalRows::setOutcome);
            addRefusals(settled.stream()
                    .filter(row -> row.message().refusal().isPresent())
                    .toList());
        }
        addDossiers(messages.stream()
                .filter(row -> row.message().envelope().isDossier())
                .toList());
    }

    /** What their senders are told, for whoever looks later. */
    private void addRefusals(List<JournalRow> refused) {
        if (!refused.isEmpty()) {
            rows.batchUpdate("""
                    insert into hub.refusal (number, code, hl7_code, location, vietnamese, english)
                    values (?, ?, ?, ?, ?, ?)
                    """, refused, refused.size(), JournalRows::setRefusal);
        }
    }

    private void addDossiers(List<JournalRow> dossiers) {
        if (!dossiers.isEmpty()) {
            rows.batchUpdate("""
                    insert into hub.dossier (number, hospital, received_at, whole) values (?, ?, ?, ?)
                    """, dossiers, dossiers.size(), JournalRows::setDossier);
        }
    }

    private static void setMessage(PreparedStatement statement, JournalRow row) throws SQLException {
        NewMessage message = row.message();
        Envelope envelope = message.envelope();
        statement.setLong(1, row.number());
        statement.setString(2, message.hospital().value());
        statement.setString(3, Columns.clean(message.channel(), 100));
        statement.setString(4, Columns.clean(envelope.sendingApplication(), 200));
        statement.setString(5, Columns.clean(envelope.sendingFacility(), 200));
        statement.setString(6, Columns.clean(envelope.controlId(), 200));
        statement.setString(7, Columns.clean(envelope.type(), 40));
        statement.setString(8, Columns.cleanOrNull(envelope.visit().orElse(null), 100));
        statement.setString(9, LaneRows.key(message.lane()));
        statement.setString(10, message.priorLane().map(LaneRows::key).orElse(null));
        statement.setString(11, Columns.clean(message.charset(), 40));
        statement.setString(12, message.sha256());
        statement.setObject(13, Columns.at(message.receivedAt()));
        Columns.setBytes(statement, 14, message.content());
    }

    private static void setOutcome(PreparedStatement statement, JournalRow row) throws SQLException {
        NewMessage message = row.message();
        statement.setLong(1, row.number());
        statement.setString(2, message.hospital().value());
        statement.setString(3, row.state().name());
        statement.setObject(4, Columns.at(message.receivedAt()));
        statement.setString(5, reason(row));
    }

    private static String reason(JournalRow row) {
        if (row.is(MessageState.APPLIED)) {
            return "split into " + row.message().parts().size() + " messages";
        }
        return row.message().refusal().map(JournalRows::reason).orElse(JournalWriter.CONFLICT_REASON);
    }

    private static void setRefusal(PreparedStatement statement, JournalRow row) throws SQLException {
        Refusal refusal = row.message().refusal().orElseThrow();
        statement.setLong(1, row.number());
        statement.setString(2, Columns.clean(refusal.code(), 40));
        statement.setString(3, Columns.clean(refusal.hl7Code(), 10));
        statement.setString(4, Columns.clean(refusal.location(), 60));
        statement.setString(5, Columns.clean(refusal.vietnamese(), 300));
        statement.setString(6, Columns.clean(refusal.english(), 300));
    }

    private static String reason(Refusal refusal) {
        return Columns.clean(refusal.code() + ": " + refusal.english(), 500);
    }

    private static void setDossier(PreparedStatement statement, JournalRow row) throws SQLException {
        statement.setLong(1, row.number());
        statement.setString(2, row.message().hospital().value());
        statement.setObject(3, Columns.at(row.message().receivedAt()));
        statement.setObject(4, row.whole().isPresent() ? row.whole().getAsLong() : null, Types.BIGINT);
    }
}
