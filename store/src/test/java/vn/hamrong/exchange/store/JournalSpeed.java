package vn.hamrong.exchange.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import vn.hamrong.shared.store.TestDatabase;

/**
 * How many messages a second are kept, one after the other from each of 16 senders, and how fast heads are found among
 * 50,000. Run by hand on PostgreSQL (fsync and synchronous_commit on) and H2 on disk; results in ADR 3.
 */
final class JournalSpeed {

    private static final int SENDERS = 16;
    private static final int MESSAGES_EACH = Integer.getInteger("each", 3_000);
    private static final String TEXT =
            "MSH|^~\\&|HIS|38001|HUB|TH|20261122080000||ORU^R01|x|P|2.5\r" + "OBX|1|NM|".repeat(80);

    private JournalSpeed() {}

    public static void main(String[] args) throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start()) {
            measure("PostgreSQL", server.getJdbcUrl("postgres", "postgres") + "&reWriteBatchedInserts=true");
        }
        Path folder = Files.createTempDirectory("journal-speed");
        measure(
                "H2",
                "jdbc:h2:file:" + folder.resolve("hub")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0");
    }

    private static void measure(String name, String url) throws InterruptedException {
        try (TestDatabase database = TestDatabase.migrated(url);
                Exchange exchange = Exchange.on(database)) {
            round(exchange, "warm", 500);
            long begin = System.nanoTime();
            long cpu = cpuNanos();
            long[] micros = round(exchange, "run", MESSAGES_EACH);
            double seconds = (System.nanoTime() - begin) / 1e9;
            Arrays.sort(micros);
            System.out.printf(
                    "%s: %,.0f messages/s kept by %d senders, p50 %.1f ms, p99 %.1f ms, %d µs CPU of this JVM each%n",
                    name,
                    micros.length / seconds,
                    SENDERS,
                    micros[micros.length / 2] / 1e3,
                    micros[micros.length * 99 / 100] / 1e3,
                    (cpuNanos() - cpu) / 1_000 / micros.length);
            heads(name, exchange);
        }
    }

    private static long cpuNanos() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }

    private static void heads(String name, Exchange exchange) {
        for (int round = 0; round < 20; round++) {
            exchange.lanes().heads(round % 2, 2, 10, Exchange.NOON);
        }
        long begin = System.nanoTime();
        int rounds = 100;
        for (int round = 0; round < rounds; round++) {
            exchange.lanes().heads(round % 2, 2, 10, Exchange.NOON).forEach(exchange::apply);
        }
        System.out.printf(
                "%s: %.1f ms to find ten heads among %,d and apply them in ten units%n",
                name,
                (System.nanoTime() - begin) / 1e6 / rounds,
                exchange.lanes().waiting());
    }

    private static long[] round(Exchange exchange, String name, int each) throws InterruptedException {
        long[][] micros = new long[SENDERS][each];
        List<Thread> senders = new ArrayList<>();
        for (int sender = 0; sender < SENDERS; sender++) {
            int me = sender;
            senders.add(new Thread(() -> {
                for (int i = 0; i < each; i++) {
                    long begin = System.nanoTime();
                    String id = name + me + "-" + i;
                    exchange.keep(Sent.of("BN" + me + "-" + i / 10, id).saying(id + TEXT));
                    micros[me][i] = (System.nanoTime() - begin) / 1_000;
                }
            }));
        }
        senders.forEach(Thread::start);
        for (Thread sender : senders) {
            sender.join();
        }
        return Arrays.stream(micros).flatMapToLong(LongStream::of).toArray();
    }
}
