package vn.hamrong.bench.desk;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.hamrong.bench.Arguments;
import vn.hamrong.bench.Database;
import vn.hamrong.bench.Leavings;
import vn.hamrong.exchange.store.JdbcFoundMessages;
import vn.hamrong.shared.store.HubSchema;

/**
 * {@code desk [--messages 5000000] [--each 2000]}: PostgreSQL with durable commits; first what the indexes cost the way in,
 * then a full journal is asked each kind of question.
 */
public final class DeskRun {
    private static final double LIMIT_MILLIS = 300;

    private DeskRun() {}

    /** 0 when every kind of question took less than 300 ms in 95 of 100 cases. */
    public static int run(List<String> words) throws IOException, InterruptedException {
        Arguments arguments = new Arguments(words, List.of("messages", "each", "work"));
        Path work = arguments.folder("work", "bench/target/desk");
        Files.createDirectories(work);
        Path run = Files.createTempDirectory(work, "pg-");
        Map<String, Object> report = new LinkedHashMap<>();
        boolean quick;
        try (Database server = Database.start("pg", run);
                HikariDataSource pool = pool(server)) {
            HubSchema.migrate(pool);
            report.put("kept per second", new Keeping(pool, arguments.number("each", 2_000)).measure());
            new JdbcTemplate(pool).execute("truncate hub.message, hub.waiting, hub.control_id");
            quick = search(pool, arguments.number("messages", 5_000_000), report);
            System.out.println(Database.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report));
        }
        Leavings.remove(run);
        return quick ? 0 : 1;
    }

    private static HikariDataSource pool(Database server) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(server.url() + "&reWriteBatchedInserts=true");
        pool.setUsername(server.user());
        pool.setPassword(server.password());
        return pool;
    }

    private static boolean search(HikariDataSource pool, long messages, Map<String, Object> report) {
        long begin = System.nanoTime();
        new Fill(pool, messages).run();
        report.put("messages", messages);
        report.put("filled in, s", Math.round((System.nanoTime() - begin) / 1e9));
        report.put(
                "database, MB",
                new JdbcTemplate(pool)
                        .queryForObject("select pg_database_size(current_database()) / 1000000", Long.class));
        Searches searches = new Searches(new JdbcFoundMessages(pool, new Province()), messages);
        report.put("first look, ms", searches.all());
        Map<String, Searches.Took> again = searches.all();
        report.put("second look, ms", again);
        return again.values().stream().allMatch(took -> took.p95() < LIMIT_MILLIS);
    }
}
