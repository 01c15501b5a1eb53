package vn.hamrong.shared.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import vn.hamrong.shared.UnitOfWork;

/** An empty database with the hub's tables, for one test. */
public record TestDatabase(HikariDataSource pool, UnitOfWork unit, JdbcClient db) implements AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger();

    static TestDatabase h2() {
        return migrated("jdbc:h2:mem:hub" + COUNT.incrementAndGet()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1;WRITE_DELAY=0");
    }

    static TestDatabase postgres() {
        return on(SharedPostgres.copyOfTemplate("hub" + COUNT.incrementAndGet()));
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

    public long count(String what) {
        return db.sql("select count(*) from " + what).query(Long.class).single();
    }

    @Override
    public void close() {
        pool.close();
    }
}
