package vn.hamrong.bench.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import vn.hamrong.bench.Database;
import vn.hamrong.bench.HubProcess;

/** Load, kill -9 at random moments, restart, heal, drain, stop, look. */
public final class CrashRun {
    private static final String WAITING = "select count(*) from hub.message_state where state = 'WAITING'";
    private static final int KILL_AFTER_LEAST_MILLIS = 1000;
    private static final int KILL_AFTER_MOST_MILLIS = 10_000;
    private static final long POLL_MILLIS = 500;

    private final Plan plan;
    private final Path home;
    private final Path work;
    private final Database database;
    private final SplittableRandom moments;
    private final Map<String, Object> report = new LinkedHashMap<>();
    private final AtomicLong accepted = new AtomicLong();
    private int killed;
    private final AtomicBoolean going = new AtomicBoolean(true);

    CrashRun(Plan plan, Path home, Path work, Database database) {
        this.plan = plan;
        this.home = home;
        this.work = work;
        this.database = database;
        this.moments = new SplittableRandom(plan.seed());
    }

    /** The report; {@code holds} says whether every invariant held. */
    Map<String, Object> run() throws IOException, InterruptedException, SQLException {
        HubProcess hub = HubProcess.start(home, work, database, plan.options());
        ExecutorService connections = Executors.newFixedThreadPool(Plan.CONNECTIONS);
        try (Ledger ledger = new Ledger(work.resolve("ledger.txt"))) {
            Connection.all(new Connection.Shared(plan, ledger, going, accepted)).forEach(connections::execute);
            boolean alive = kills(hub);
            boolean drained = alive && heal(connections);
            report.put("stopped by SIGTERM", hub.stop());
            judge(ledger.promised(), alive, drained);
            return report;
        } finally {
            connections.shutdownNow();
            hub.kill();
        }
    }

    private boolean kills(HubProcess hub) throws IOException, InterruptedException {
        long end = System.nanoTime() + plan.time().toNanos();
        while (killed < plan.kills() && System.nanoTime() < end) {
            if (!awaitAccepted(hub)) {
                return false;
            }
            int least = KILL_AFTER_LEAST_MILLIS;
            int most = plan.rate() == 0 ? 2 * least : KILL_AFTER_MOST_MILLIS;
            Thread.sleep(least + moments.nextInt(most - least));
            hub.kill();
            killed++;
            hub.startAgain();
        }
        return awaitAccepted(hub);
    }

    /** The hub works again when it accepts something: no port or page is trusted for that. */
    private boolean awaitAccepted(HubProcess hub) throws InterruptedException {
        long before = accepted.get();
        return await(Plan.READY_MAX, () -> accepted.get() > before || !hub.isAlive()) && hub.isAlive();
    }

    private boolean heal(ExecutorService connections) throws InterruptedException, SQLException {
        going.set(false);
        connections.shutdown();
        report.put("senders settled", connections.awaitTermination(2, TimeUnit.MINUTES));
        long start = System.nanoTime();
        boolean drained = !plan.drain().isZero() && await(plan.drain(), () -> database.number(WAITING) == 0);
        report.put("drained in seconds", (System.nanoTime() - start) / 1_000_000_000);
        return drained;
    }

    private void judge(Ledger.Promised promised, boolean alive, boolean drained) throws SQLException, IOException {
        boolean mustDrain = !plan.drain().isZero();
        Stored stored = StoredReader.read(database, plan.mark());
        Verdict verdict = Checker.check(promised, stored, mustDrain);
        if (!alive) {
            verdict.broken("stuck", "the hub did not come back within " + Plan.READY_MAX);
        }
        if (mustDrain && !drained) {
            verdict.broken("stuck", "messages still wait after " + plan.drain());
        }
        report.put("database", database.kind());
        report.put("kills", killed);
        report.put("kills asked for", plan.kills());
        report.put("seed", plan.seed());
        report.put("sent", promised.intents().size());
        for (Outcome outcome : Outcome.values()) {
            report.put(
                    outcome.name(),
                    promised.outcomes().values().stream()
                            .filter(outcome::equals)
                            .count());
        }
        report.put("journal rows", stored.rows().size());
        report.put("effects", stored.effects().size());
        report.put(
                "parked",
                stored.rows().stream()
                        .filter(row -> row.state().equals("PARKED"))
                        .count());
        report.put("broken", verdict.broken());
        report.put("examples", verdict.examples());
        report.put("holds", verdict.holds());
    }

    private interface Condition {
        boolean isMet() throws SQLException;
    }

    private static boolean await(Duration longest, Condition condition) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (System.nanoTime() < end) {
            try {
                if (condition.isMet()) {
                    return true;
                }
            } catch (SQLException notNow) {
                // The database may be busy or its owner starting; the time is bounded.
                Thread.onSpinWait();
            }
            // Another process is watched: there is nothing to be woken by.
            Thread.sleep(POLL_MILLIS);
        }
        return false;
    }
}
