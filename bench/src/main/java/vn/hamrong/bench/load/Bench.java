package vn.hamrong.bench.load;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import vn.hamrong.bench.Arguments;
import vn.hamrong.bench.Database;
import vn.hamrong.bench.HubProcess;
import vn.hamrong.bench.Leavings;

/**
 * {@code load --db pg|h2 --seconds 60 [--warmup 120]}: starts a hub on an empty database and measures it. All on one
 * machine: the hub shares its cores with the sender and PostgreSQL.
 */
public final class Bench {
    private static final String APPLIED = "select count(*) from hub.outcome where state = 'APPLIED'";
    private static final String WAITING = "select count(*) from hub.message_state where state = 'WAITING'";
    private static final Duration READY_MAX = Duration.ofMinutes(4);
    private static final Duration DRAIN_MAX = Duration.ofMinutes(2);
    private static final int CONNECTIONS = 16;
    private static final int RATE = 100;
    private static final int BACKLOG_PER_SECOND = 400;
    private static final long POLL_MILLIS = 500;

    private final Database database;
    private final HubProcess hub;
    private final Messages messages;
    private final Duration phase;
    private final AtomicLong resident = new AtomicLong();
    private final AtomicLong notAccepted = new AtomicLong();
    private final Map<String, Object> report = new LinkedHashMap<>();

    private Bench(Database database, HubProcess hub, Messages messages, Duration phase) {
        this.database = database;
        this.hub = hub;
        this.messages = messages;
        this.phase = phase;
    }

    /** 0 when everything could be measured and every message was accepted. */
    public static int run(List<String> words) throws IOException, InterruptedException, SQLException {
        int result;
        Arguments arguments = new Arguments(words, List.of("db", "seconds", "warmup", "home", "work"));
        Path work = arguments.folder("work", "bench/target/load");
        Files.createDirectories(work);
        Path run = Files.createTempDirectory(work, arguments.text("db", "pg") + "-");
        try (Database database = Database.start(arguments.text("db", "pg"), run)) {
            long start = System.nanoTime();
            HubProcess hub = HubProcess.start(arguments.folder("home", "."), run, database, List.of());
            try {
                Messages messages = new Messages(Long.toString(System.currentTimeMillis(), 36));
                Duration phase = Duration.ofSeconds(arguments.number("seconds", 60));
                Bench bench = new Bench(database, hub, messages, phase);
                bench.ready("start to ready on an empty database, s", start);
                bench.measure(Duration.ofSeconds(arguments.number("warmup", 120)));
                String text = Database.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(bench.report);
                Files.writeString(run.resolve("result.json"), text);
                System.out.println(text);
                result = bench.notAccepted.get() == 0 ? 0 : 1;
            } finally {
                hub.kill();
            }
        }
        Leavings.remove(run);
        return result;
    }

    private void measure(Duration warmup) throws IOException, InterruptedException, SQLException {
        Thread sampler = new Thread(this::sample, "resident-memory");
        sampler.setDaemon(true);
        sampler.start();
        try {
            report.put("database", database.kind());
            new Load(messages, CONNECTIONS).at(RATE, warmup);
            drain();
            report.put("open loop at " + RATE + "/s", told(new Load(messages, CONNECTIONS).at(RATE, phase)));
            drain();
            acknowledged();
            applied();
            report.put("resident under load, MB", resident.get());
            startAgain();
        } finally {
            sampler.interrupt();
        }
    }

    /** For a third of a phase: what is acknowledged now must be applied afterwards. */
    private void acknowledged() throws InterruptedException {
        Load load = new Load(messages, CONNECTIONS);
        report.put("closed loop, " + CONNECTIONS + " connections", told(load.asFastAsAnswered(phase.dividedBy(3))));
    }

    private Map<String, Object> told(Load.Measured measured) {
        notAccepted.addAndGet(measured.others());
        return measured.report();
    }

    /** From the backlog that is there, while nothing comes in. */
    private void applied() throws InterruptedException, SQLException {
        long missing = BACKLOG_PER_SECOND * phase.toSeconds() - database.number(WAITING);
        if (missing > 0) {
            new Load(messages, CONNECTIONS).at(1000, Duration.ofSeconds(missing / 1000 + 1));
        }
        long start = System.nanoTime();
        long before = database.number(APPLIED);
        double cpu = hub.cpuSeconds();
        Thread.sleep(phase.toMillis());
        double seconds = (System.nanoTime() - start) / 1e9;
        long applied = database.number(APPLIED) - before;
        report.put("applied per second", Math.round(applied * 10 / seconds) / 10.0);
        report.put(
                "CPU of the hub per applied message, ms",
                Math.round((hub.cpuSeconds() - cpu) * 10_000 / Math.max(1, applied)) / 10.0);
        report.put("machine's load average then", load());
        report.put("left in the backlog", database.number(WAITING));
    }

    /** Of the last minute; more than the number of cores: others wanted them too. */
    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private void startAgain() throws IOException, InterruptedException, SQLException {
        report.put("stopped by SIGTERM", hub.stop());
        report.put("floor, rows per second on 2 threads", new Floor(database).perSecond(2, Duration.ofSeconds(10)));
        report.put("floor, rows per second on 4 threads", new Floor(database).perSecond(4, Duration.ofSeconds(10)));
        long start = System.nanoTime();
        hub.startAgain();
        ready("start to ready on the existing database, s", start);
    }

    private void ready(String name, long start) throws InterruptedException {
        if (!hub.awaitReady(READY_MAX)) {
            throw new IllegalStateException("the hub is not ready after " + READY_MAX + ": see hub.log");
        }
        report.put(name, Math.round((System.nanoTime() - start) / 1e8) / 10.0);
    }

    private void drain() throws InterruptedException, SQLException {
        long end = System.nanoTime() + DRAIN_MAX.toNanos();
        while (database.number(WAITING) > 0 && System.nanoTime() < end) {
            // Another process is watched: there is nothing to be woken by.
            Thread.sleep(POLL_MILLIS);
        }
    }

    private void sample() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                resident.accumulateAndGet(hub.residentMegabytes(), Math::max);
                Thread.sleep(POLL_MILLIS);
            } catch (IOException gone) {
                // Between two starts there is no process to look at.
                Thread.onSpinWait();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
