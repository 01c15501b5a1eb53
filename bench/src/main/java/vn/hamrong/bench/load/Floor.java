package vn.hamrong.bench.load;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import vn.hamrong.bench.BenchHospital;
import vn.hamrong.bench.Database;

/** The floor: one durable row and one commit a message, by plain JDBC on the same database. Nothing can be faster. */
final class Floor {
    private static final String TABLE =
            "create table if not exists bench_floor (id bigint primary key, content varchar(10000) not null)";

    private final Database database;
    private final AtomicLong ids = new AtomicLong();

    Floor(Database database) {
        this.database = database;
    }

    /** Rows per second. */
    double perSecond(int threads, Duration duration) throws SQLException, InterruptedException {
        execute("drop table if exists bench_floor");
        execute(TABLE);
        String content = new String(new Messages("FLOOR").next(BenchHospital.ALL.get(0)), StandardCharsets.UTF_8);
        long end = System.nanoTime() + duration.toNanos();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Long>> rows = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                rows.add(pool.submit(() -> insert(content, end)));
            }
            long sum = 0;
            for (Future<Long> some : rows) {
                sum += some.get();
            }
            return Math.round(sum * 10.0 / duration.toSeconds()) / 10.0;
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the floor could not be measured", failed.getCause());
        } finally {
            pool.shutdownNow();
            execute("drop table bench_floor");
        }
    }

    private long insert(String content, long end) throws SQLException {
        try (Connection connection = database.open();
                PreparedStatement row = connection.prepareStatement("insert into bench_floor values (?, ?)")) {
            connection.setAutoCommit(true);
            long count = 0;
            for (; System.nanoTime() < end; count++) {
                row.setLong(1, ids.incrementAndGet());
                row.setString(2, content);
                row.executeUpdate();
            }
            return count;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
