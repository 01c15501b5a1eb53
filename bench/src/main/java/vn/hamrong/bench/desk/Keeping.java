package vn.hamrong.bench.desk;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.hamrong.exchange.Envelope;
import vn.hamrong.exchange.Lane;
import vn.hamrong.exchange.NewMessage;
import vn.hamrong.exchange.store.JdbcJournal;
import vn.hamrong.exchange.store.JournalLimits;
import vn.hamrong.exchange.store.JournalNumbers;
import vn.hamrong.shared.FacilityCode;

/** How many messages a second the journal keeps from 16 senders, with the desk's three indexes and without, in turns. */
final class Keeping {
    private static final int SENDERS = 16;
    private static final int ROUNDS = 4;
    private static final byte[] CONTENT =
            "OBX|1|NM|718-7^Hb||12.3|g/dL\r".repeat(40).getBytes(StandardCharsets.UTF_8);
    private static final List<String> INDEXES = List.of(
            "message_in_lane on hub.message (lane, number)",
            "message_of_visit on hub.message (visit, number)",
            "message_of_control_id on hub.message (control_id, number)");

    private final DataSource database;
    private final JdbcTemplate db;
    private final int each;
    private final AtomicLong ids = new AtomicLong();

    Keeping(DataSource database, int each) {
        this.database = database;
        this.db = new JdbcTemplate(database);
        this.each = each;
    }

    /**
     * One round.
     *
     * @param cpuMicros of PostgreSQL's backends, a message: it tells also where others want the cores
     */
    record Round(long perSecond, long cpuMicros) {}

    /** All rounds. */
    record Rates(List<Round> without, List<Round> with) {}

    Rates measure() throws InterruptedException {
        Rates rates = new Rates(new ArrayList<>(), new ArrayList<>());
        try (JdbcJournal journal =
                JdbcJournal.open(database, new JournalNumbers(database), new Province(), JournalLimits.DEFAULT)) {
            round(journal);
            for (int round = 0; round < ROUNDS; round++) {
                INDEXES.forEach(index -> db.execute("drop index hub." + index.substring(0, index.indexOf(' '))));
                rates.without().add(round(journal));
                INDEXES.forEach(index -> db.execute("create index " + index));
                rates.with().add(round(journal));
            }
        }
        return rates;
    }

    private Round round(JdbcJournal journal) throws InterruptedException {
        long cpu = cpuMicros();
        long rate = perSecond(journal);
        return new Round(rate, (cpuMicros() - cpu) / (SENDERS * (long) each));
    }

    private long cpuMicros() {
        return db
                .queryForList("select pid from pg_stat_activity where backend_type = 'client backend'", Long.class)
                .stream()
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .flatMap(backend -> backend.info().totalCpuDuration().stream())
                .mapToLong(cpu -> cpu.toNanos() / 1_000)
                .sum();
    }

    private long perSecond(JdbcJournal journal) throws InterruptedException {
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        try {
            long begin = System.nanoTime();
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < SENDERS; i++) {
                all.add(senders.submit(() -> send(journal)));
            }
            for (Future<?> one : all) {
                one.get();
            }
            return Math.round(SENDERS * (double) each * 1e9 / (System.nanoTime() - begin));
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the journal could not be measured", failed.getCause());
        } finally {
            senders.shutdownNow();
        }
    }

    private void send(JdbcJournal journal) {
        for (int i = 0; i < each; i++) {
            journal.keep(message(ids.incrementAndGet())).join();
        }
    }

    private static NewMessage message(long id) {
        FacilityCode hospital = Province.code(id % Province.HOSPITALS);
        String hash = String.format("%064x", id);
        String mrn = "KEEP" + id / Province.MESSAGES_A_PATIENT;
        return new NewMessage(
                hospital,
                "mllp-main",
                new Envelope(
                        "HIS", hospital.value(), "K" + id, "ORU^R01", mrn, Optional.empty(), Optional.of("V" + mrn)),
                CONTENT,
                "UTF-8",
                hash,
                hash,
                Instant.EPOCH,
                new Lane(hospital, mrn),
                Optional.empty(),
                Optional.empty());
    }
}
