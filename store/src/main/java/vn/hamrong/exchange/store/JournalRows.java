package vn.hamrong.exchange.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.hamrong.exchange.Envelope;
import vn.hamrong.exchange.MessageState;
import vn.hamrong.exchange.NewMessage;
import vn.hamrong.exchange.Refusal;
import vn.hamrong.shared.store.Columns;

/** Adds rows to {@code hub.message}, and to {@code hub.outcome} what needs no turn. */
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
        statement.setString(5, message.refusal().map(JournalRows::reason).orElse(JournalWriter.CONFLICT_REASON));
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
}
