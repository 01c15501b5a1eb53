package vn.hamrong.bench.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import vn.hamrong.bench.Database;
import vn.hamrong.exchange.hl7.ContentKeys;

/** On tables shaped like the hub's and HAPI's, so that the reader is known to see before a run relies on it. */
class StoredReaderTest {
    private static final Database DATABASE =
            new Database("h2", "jdbc:h2:mem:stored;MODE=PostgreSQL;DB_CLOSE_DELAY=-1", "sa", "", () -> {});
    private static final String KEY = "CR1H0P1N2";
    private static final byte[] CONTENT = "MSH|Phượng".getBytes(StandardCharsets.UTF_8);

    @Test
    void seesRowsEffectsAndHistoriesOfItsRunOnly() throws SQLException, IOException {
        try (Connection connection = DATABASE.open();
                Statement tables = connection.createStatement()) {
            create(tables);
            message(connection, 1, KEY);
            message(connection, 2, "CR2H0P1N1");
            version(
                    connection,
                    "Patient",
                    7,
                    1,
                    "{\"identifier\":[{\"value\":\"MR1H0P1\"}],\"address\":[{\"line\":[\"Số S1Q\"]}]}");
            version(
                    connection,
                    "Patient",
                    7,
                    2,
                    "{\"identifier\":[{\"value\":\"MR1H0P1\"}],\"address\":[{\"line\":[\"Số S2Q\"]}]}");
            version(connection, "DiagnosticReport", 8, 1, "{\"identifier\":[{\"value\":\"" + KEY + "\"}]}");
            version(connection, "Observation", 9, 1, "{\"valueString\":\"" + KEY + "#1 Tiểu cầu\"}");
            version(connection, "Observation", 10, 1, "{\"valueString\":\"CR2H0P1N1#1 of another run\"}");
        }

        Stored stored = StoredReader.read(DATABASE, "R1");

        String hash = ContentKeys.sha256(CONTENT);
        assertThat(stored.rows()).containsExactly(new Stored.Row(KEY, "APPLIED", hash, hash));
        assertThat(stored.effects())
                .containsExactly(
                        new Stored.Effect(KEY, 0, 8, 1, ""), new Stored.Effect(KEY, 1, 9, 1, KEY + "#1 Tiểu cầu"));
        assertThat(stored.histories()).containsExactly(new Stored.History("R1H0P1", "Patient", List.of(1, 2)));
    }

    private static void create(Statement tables) throws SQLException {
        tables.execute("create schema hub");
        tables.execute("create table hub.message (number bigint, control_id varchar, sha256 varchar, content bytea)");
        tables.execute("create table hub.message_state (number bigint, state varchar)");
        tables.execute(
                "create table hfj_res_ver (res_type varchar, res_id bigint, res_ver bigint, res_encoding varchar,"
                        + " res_text_vc varchar, res_text bytea)");
    }

    private static void message(Connection connection, long number, String key) throws SQLException {
        try (PreparedStatement row = connection.prepareStatement("insert into hub.message values (?, ?, ?, ?)");
                PreparedStatement state = connection.prepareStatement("insert into hub.message_state values (?, ?)")) {
            row.setLong(1, number);
            row.setString(2, key);
            row.setString(3, ContentKeys.sha256(CONTENT));
            row.setBytes(4, CONTENT);
            row.executeUpdate();
            state.setLong(1, number);
            state.setString(2, "APPLIED");
            state.executeUpdate();
        }
    }

    /** Even ids as HAPI wrote them once: zipped, beside the text. */
    private static void version(Connection connection, String type, long id, int version, String json)
            throws SQLException, IOException {
        boolean zipped = id % 2 == 0;
        try (PreparedStatement row = connection.prepareStatement("insert into hfj_res_ver values (?, ?, ?, ?, ?, ?)")) {
            row.setString(1, type);
            row.setLong(2, id);
            row.setLong(3, version);
            row.setString(4, zipped ? "JSONC" : "JSON");
            row.setString(5, zipped ? null : json);
            row.setBytes(6, zipped ? zip(json) : null);
            row.executeUpdate();
        }
    }

    private static byte[] zip(String json) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(json.getBytes(StandardCharsets.UTF_8));
        }
        return zipped.toByteArray();
    }
}
