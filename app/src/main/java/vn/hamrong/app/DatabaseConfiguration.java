package vn.hamrong.app;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.hamrong.app.config.HubProperties;
import vn.hamrong.shared.store.HubLock;
import vn.hamrong.shared.store.HubSchema;

/** The one database: embedded H2, or PostgreSQL. Refuses one that could lose what it committed. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    private static final String H2_SETTINGS =
            ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;LOCK_TIMEOUT=10000";
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(8);

    /** Shorter than the socket's 60 s: the server itself stops, and does not go on for nobody. */
    private static final Duration STATEMENT_WITHIN = Duration.ofSeconds(55);

    @Bean
    DataSource dataSource(HubProperties hub) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("hub");
        pool.setJdbcUrl(url(hub));
        pool.setUsername(hub.database().user());
        pool.setPassword(password(hub.database()));
        pool.setMaximumPoolSize(hub.database().poolSize());
        pool.setConnectionTimeout(CONNECT_WITHIN.toMillis());
        HikariDataSource database = new HikariDataSource(pool);
        Durability.require(database, url(hub), hub.crashTest());
        HubSchema.migrate(database);
        return database;
    }

    @Bean
    HubLock hubLock(DataSource database) throws SQLException {
        return HubLock.take(database)
                .orElseThrow(() -> new RefusedToStart(
                        "một hub khác đang dùng cơ sở dữ liệu này / another hub already uses this database"));
    }

    /** Sockets that hang for ever would hold a lane for ever, so PostgreSQL gets time-outs unless the URL has its own. */
    static String url(HubProperties hub) {
        String url = hub.database().url();
        if (url.isEmpty()) {
            Path file = hub.dataFolder().toAbsolutePath().resolve("hub");
            return "jdbc:h2:file:" + file + H2_SETTINGS;
        }
        if (url.startsWith("jdbc:postgresql:")) {
            String quick = withDefault(url, "reWriteBatchedInserts", "true");
            String bounded = withDefault(withDefault(quick, "socketTimeout", "60"), "connectTimeout", "5");
            String ending = withDefault(bounded, "options", "-c%20statement_timeout=" + STATEMENT_WITHIN.toMillis());
            // The server's error details quote the values of rows, which are personal.
            return withDefault(ending, "logServerErrorDetail", "false");
        }
        return url;
    }

    private static String withDefault(String url, String name, String value) {
        return url.contains(name + "=") ? url : url + (url.contains("?") ? "&" : "?") + name + "=" + value;
    }

    static String password(HubProperties.Database database) {
        if (database.passwordFile() == null) {
            return database.password();
        }
        try {
            return Files.readString(database.passwordFile()).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read hamrong.database.password-file", e);
        }
    }
}
