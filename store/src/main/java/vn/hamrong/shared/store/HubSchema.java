package vn.hamrong.shared.store;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** The hub's own tables, in the schema {@code hub}; FHIR's live in the default one of the same database. */
public final class HubSchema {

    private HubSchema() {}

    /** Brings the tables to this version. Refuses a database that a later version has touched. */
    public static void migrate(DataSource dataSource) {
        boolean postgres = isPostgres(dataSource);
        Flyway.configure()
                .dataSource(dataSource)
                .schemas("hub")
                .createSchemas(true)
                // The second has only what one text cannot say: triggers.
                .locations("classpath:db/migration", "classpath:db/" + (postgres ? "postgresql" : "h2"))
                .placeholders(placeholders(postgres))
                .ignoreMigrationPatterns(new String[0])
                .load()
                .migrate();
    }

    /** What the two databases call differently: large binary columns, and text compared by its codes. */
    private static Map<String, String> placeholders(boolean postgres) {
        return postgres
                ? Map.of("bytes", "bytea", "by_code", " collate \"C\"")
                : Map.of("bytes", "binary large object", "by_code", "");
    }

    static boolean isPostgres(DataSource dataSource) {
        var connection = DataSourceUtils.getConnection(dataSource);
        try {
            return connection
                    .getMetaData()
                    .getDatabaseProductName()
                    .toLowerCase(Locale.ROOT)
                    .contains("postgresql");
        } catch (SQLException unknown) {
            throw new DataAccessResourceFailureException("the database does not say what it is", unknown);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }
}
