package vn.hamrong.app;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vn.hamrong.app.config.HubProperties;

/** One connection to the hub's database that only reads, for commands beside a running hub. Makes no database. */
public record ReadOnlyDatabase(Connection connection) implements AutoCloseable {

    /**
     * Opens it as the settings say.
     *
     * @throws SQLException when it is not there, or is embedded and a running hub holds it
     */
    public static ReadOnlyDatabase open(HubProperties hub) throws SQLException {
        String url = DatabaseConfiguration.url(hub);
        Connection connection = DriverManager.getConnection(
                url.startsWith("jdbc:h2:") ? url + ";IFEXISTS=TRUE" : url,
                hub.database().user(),
                DatabaseConfiguration.password(hub.database()));
        connection.setReadOnly(true);
        return new ReadOnlyDatabase(connection);
    }

    /** For the repositories of {@code store}. */
    public DataSource source() {
        return new SingleConnectionDataSource(connection, true);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
