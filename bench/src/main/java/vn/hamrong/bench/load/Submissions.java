package vn.hamrong.bench.load;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import vn.hamrong.bench.Arguments;
import vn.hamrong.bench.Database;
import vn.hamrong.bench.HubProcess;
import vn.hamrong.exchange.bhyt.DossierWriter;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.simulators.bhyt.Dossiers;
import vn.hamrong.simulators.bhyt.PortalClient;

/**
 * {@code bench submit}: invented dossiers through the whole hub, from the insurer's paths to the record. Prints the rate of
 * being kept, the rate until all are applied, and the hub's memory on the way.
 */
public final class Submissions {
    private static final String HOSPITAL = "BENCH4";
    private static final String PASSWORD = "only-for-the-bench";
    private static final Duration READY = Duration.ofMinutes(3);
    private static final int SAMPLE_SECONDS = 10;
    private static final Duration SETTLED = Duration.ofHours(2);

    private final HubProcess hub;
    private final Dossiers dossiers = new Dossiers(new FacilityCode(HOSPITAL), 4);
    private final int files;
    private final List<Long> megabytes = new ArrayList<>();
    private final List<Long> whileApplying = new ArrayList<>();

    private Submissions(HubProcess hub, int files) {
        this.hub = hub;
        this.files = files;
    }

    /** Exit code 0 when every file was taken and applied. */
    public static int run(List<String> words) throws IOException, InterruptedException, SQLException {
        Arguments arguments = new Arguments(words, List.of("home", "work", "db", "files", "connections"));
        Path home = arguments.folder("home", ".");
        Path work = arguments.folder("work", "target/bench-submit");
        try (Database database = Database.start(arguments.text("db", "h2"), work)) {
            HubProcess hub = HubProcess.start(home, work, database, List.of("--hamrong.partners.per-peer=64"));
            try {
                if (!hub.awaitReady(READY)) {
                    throw new IllegalStateException("the hub does not start, see " + work + "/hub.log");
                }
                return new Submissions(hub, arguments.number("files", 10_000))
                        .measure(database, arguments.number("connections", 4));
            } finally {
                hub.stop();
            }
        }
    }

    private int measure(Database database, int connections) throws InterruptedException, SQLException, IOException {
        long start = System.nanoTime();
        int taken = send(connections);
        double sent = (System.nanoTime() - start) / 1e9;
        long waiting = settle(database);
        double applied = (System.nanoTime() - start) / 1e9;
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("files", files);
        report.put("taken", taken);
        report.put("kept per second", Math.round(taken / sent * 10) / 10.0);
        report.put("applied per second, files", Math.round(taken / applied * 10) / 10.0);
        report.put("not applied", waiting);
        report.put("hub resident MB, every tenth of the files", megabytes);
        report.put("hub resident MB, every " + SAMPLE_SECONDS + " s while the rest is applied", whileApplying);
        report.forEach((name, value) -> System.out.println(name + ": " + value));
        return taken == files && waiting == 0 ? 0 : 1;
    }

    private int send(int connections) throws InterruptedException {
        AtomicInteger number = new AtomicInteger();
        AtomicInteger taken = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                all.add(threads.submit(() -> connection(number, taken)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a connection failed", failed.getCause());
        } finally {
            threads.shutdownNow();
        }
        return taken.get();
    }

    private boolean connection(AtomicInteger number, AtomicInteger taken) throws IOException {
        PortalClient his = new PortalClient(
                URI.create("http://localhost:" + HubProcess.PARTNERS), HOSPITAL, HOSPITAL + "_BV", PASSWORD);
        PortalClient.Token token = his.token();
        for (int next = number.incrementAndGet(); next <= files; next = number.incrementAndGet()) {
            PortalClient.Answer answer = his.submit(PortalClient.DOSSIERS, file(next), token);
            if (answer.status() == 401) {
                token = his.token();
                answer = his.submit(PortalClient.DOSSIERS, file(next), token);
            }
            taken.addAndGet(answer.code().equals("200") ? 1 : 0);
        }
        return true;
    }

    private synchronized byte[] file(int number) throws IOException {
        if (number % Math.max(1, files / 10) == 0) {
            megabytes.add(hub.residentMegabytes());
        }
        return DossierWriter.write(dossiers.next());
    }

    /** Waits until nothing waits; how many of the messages are not applied. */
    private long settle(Database database) throws InterruptedException, SQLException, IOException {
        long end = System.nanoTime() + SETTLED.toNanos();
        while (count(database, "select count(*) from hub.waiting where turn <> 'PARKED'") > 0
                && System.nanoTime() < end) {
            TimeUnit.SECONDS.sleep(SAMPLE_SECONDS);
            whileApplying.add(hub.residentMegabytes());
        }
        return count(database, "select count(*) from hub.message_state where state <> 'APPLIED'");
    }

    private static long count(Database database, String sql) throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
