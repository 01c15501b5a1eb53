package vn.hamrong.shared.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One PostgreSQL for all tests of this JVM, and in it a migrated template that new databases are copies of. */
final class SharedPostgres {

    private static final String TEMPLATE = "hub_template";
    private static final EmbeddedPostgres SERVER = started();

    private SharedPostgres() {}

    /** The URL of a new database. */
    static synchronized String copyOfTemplate(String name) {
        root().sql("create database " + name + " template " + TEMPLATE).update();
        return url(name);
    }

    private static EmbeddedPostgres started() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "200")
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
            JdbcClient.create(server.getPostgresDatabase())
                    .sql("create database " + TEMPLATE)
                    .update();
            TestDatabase.migrated(server.getJdbcUrl("postgres", TEMPLATE)).close();
            return server;
        } catch (IOException noServer) {
            throw new UncheckedIOException("the tests need PostgreSQL's binaries from Maven", noServer);
        }
    }

    private static void stop(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }

    private static JdbcClient root() {
        return JdbcClient.create(SERVER.getPostgresDatabase());
    }

    private static String url(String name) {
        return SERVER.getJdbcUrl("postgres", name) + "&reWriteBatchedInserts=true";
    }
}
