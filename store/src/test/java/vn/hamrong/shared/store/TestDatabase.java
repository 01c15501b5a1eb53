package vn.hamrong.shared.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import vn.hamrong.shared.UnitOfWork;

/** An empty database with the hub's tables, for one test. */
public record TestDatabase(HikariDataSource pool, UnitOfWork unit, JdbcClient db) implements AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** A copy of a migrated one: running the migrations takes longer than most tests. */
    static TestDatabase h2() {
        TestDatabase copy = on(h2Url());
        H2Template.STATEMENTS.forEach(statement -> copy.db().sql(statement).update());
        return copy;
    }

    static TestDatabase postgres() {
        return on(SharedPostgres.copyOfTemplate("hub" + COUNT.incrementAndGet()));
    }

    private static String h2Url() {
        return "jdbc:h2:mem:hub" + COUNT.incrementAndGet()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1;WRITE_DELAY=0";
    }

    /** On any URL, with the tables brought to this version. */
    public static TestDatabase migrated(String url) {
        TestDatabase database = on(url);
        HubSchema.migrate(database.pool());
        return database;
    }

    private static TestDatabase on(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(url.startsWith("jdbc:h2") ? "sa" : "postgres");
        config.setPassword("");
        config.setMaximumPoolSize(24);
        config.setMinimumIdle(0);
        HikariDataSource pool = new HikariDataSource(config);
        return new TestDatabase(
                pool, new SpringUnitOfWork(new JdbcTransactionManager(pool)), JdbcClient.create((DataSource) pool));
    }

    private static final class H2Template {

        static final List<String> STATEMENTS = script();

        private static List<String> script() {
            try (TestDatabase template = migrated(h2Url())) {
                return template.db().sql("script").query(String.class).list();
            }
        }
    }

    public long count(String what) {
        return db.sql("select count(*) from " + what).query(Long.class).single();
    }

    @Override
    public void close() {
        pool.close();
    }
}
