package vn.hamrong.app.story;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The two databases every story is told on. */
enum TestDatabase {
    H2 {
        @Override
        List<String> settings() {
            return List.of();
        }
    },
    POSTGRESQL {
        @Override
        List<String> settings() {
            return List.of(
                    "--hamrong.database.url=" + Server.RUNNING.getJdbcUrl("postgres", "postgres"),
                    "--hamrong.database.user=postgres",
                    "--hamrong.database.password=postgres");
        }
    };

    /** What tells the hub to use it. */
    abstract List<String> settings();

    /** A real PostgreSQL, as durable as in production, stopped with the JVM. */
    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException("embedded PostgreSQL does not start", e);
            }
        }
    }
}
