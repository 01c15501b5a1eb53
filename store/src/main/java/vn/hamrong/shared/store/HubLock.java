package vn.hamrong.shared.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * At most one hub on one database: a PostgreSQL advisory lock on a connection held as long as the hub runs, gone with
 * the process. H2 locks its file by itself. A second hub would break the order of lanes.
 */
public final class HubLock implements AutoCloseable {

    /** "hamrong" as a number: advisory locks are named by numbers, per database. */
    private static final long NAME = 0x68616d726f6e67L;

    private static final int ALIVE_WITHIN_SECONDS = 5;

    private final DataSource dataSource;
    private @Nullable Connection held;

    private HubLock(DataSource dataSource, Connection held) {
        this.dataSource = dataSource;
        this.held = held;
    }

    /**
     * Takes the lock.
     *
     * @return empty when another hub holds it: refuse to start
     */
    public static Optional<HubLock> take(DataSource dataSource) throws SQLException {
        return Optional.ofNullable(connect(dataSource)).map(connection -> new HubLock(dataSource, connection));
    }

    /**
     * Whether the lock is still this hub's. After a database restart it is taken again, if nobody else was faster;
     * false: stop at once.
     */
    public synchronized boolean holds() throws SQLException {
        Connection connection = held;
        if (connection != null && connection.isValid(ALIVE_WITHIN_SECONDS)) {
            return true;
        }
        close();
        held = connect(dataSource);
        return held != null;
    }

    /** Gives the lock back. */
    @Override
    public synchronized void close() throws SQLException {
        Connection connection = held;
        held = null;
        if (connection != null) {
            release(connection);
        }
    }

    private static @Nullable Connection connect(DataSource dataSource) throws SQLException {
        Connection connection = dataSource.getConnection();
        if (!HubSchema.isPostgres(dataSource) || ask(connection, "select pg_try_advisory_lock(?)")) {
            return connection;
        }
        connection.close();
        return null;
    }

    /** Unlocks first: a pool keeps the session, and with it the lock, open. A dead session holds nothing any more. */
    private void release(Connection connection) throws SQLException {
        try {
            if (connection.isValid(ALIVE_WITHIN_SECONDS) && HubSchema.isPostgres(dataSource)) {
                ask(connection, "select pg_advisory_unlock(?)");
            }
        } finally {
            JdbcUtils.closeConnection(connection);
        }
    }

    private static boolean ask(Connection connection, String question) throws SQLException {
        try (var statement = connection.prepareStatement(question)) {
            statement.setLong(1, NAME);
            try (var answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }
}
