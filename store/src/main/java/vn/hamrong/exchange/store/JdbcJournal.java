package vn.hamrong.exchange.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.dao.DataIntegrityViolationException;
import vn.hamrong.exchange.Hospitals;
import vn.hamrong.exchange.Journal;
import vn.hamrong.exchange.JournalUnavailable;
import vn.hamrong.exchange.Kept;
import vn.hamrong.exchange.NewMessage;

/**
 * The journal with group commit: one writer takes all that waits, writes it in one transaction, and answers after the
 * commit, in order. One writer, because the order of numbers must be the order of commits: a lane's second message must
 * never be seen before its first.
 *
 * <p>Answers are completed on the writer's thread: what hangs on them must be short or go elsewhere.
 */
public final class JdbcJournal implements Journal, AutoCloseable {

    private static final long IDLE_MILLIS = 100;

    private final BlockingQueue<Pending> queue;
    private final AtomicLong queuedBytes = new AtomicLong();
    private final JournalLimits limits;
    private final JournalWriter writer;
    private final ScheduledThreadPoolExecutor alarms;
    private final Thread thread;
    private volatile boolean open = true;

    private JdbcJournal(JournalWriter writer, JournalLimits limits) {
        this.writer = writer;
        this.limits = limits;
        queue = new ArrayBlockingQueue<>(limits.queueMessages());
        alarms = new ScheduledThreadPoolExecutor(1, work -> daemon(work, "journal-alarm"));
        alarms.setRemoveOnCancelPolicy(true);
        thread = daemon(this::run, "journal-writer");
    }

    /** A journal whose writer runs until {@link #close()}. It has transactions of its own on the data source. */
    public static JdbcJournal open(
            DataSource dataSource, JournalNumbers numbers, Hospitals hospitals, JournalLimits limits) {
        var journal = new JdbcJournal(new JournalWriter(dataSource, numbers, hospitals), limits);
        journal.thread.start();
        return journal;
    }

    @Override
    public CompletableFuture<Kept> keep(NewMessage message) {
        var pending = new Pending(message, new CompletableFuture<>());
        if (!open) {
            refuse(pending, "the journal is closed");
            return pending.answer();
        }
        if (queuedBytes.addAndGet(pending.size()) > limits.queueBytes() || !queue.offer(pending)) {
            queuedBytes.addAndGet(-pending.size());
            refuse(pending, "too many messages wait to be kept");
            return pending.answer();
        }
        watch(pending);
        return pending.answer();
    }

    /** Keeps what was handed over before, then refuses. */
    @Override
    public void close() {
        open = false;
        try {
            thread.join(limits.timeout().toMillis());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        alarms.shutdownNow();
        refuseTheRest();
    }

    private void run() {
        try {
            while (open || !queue.isEmpty()) {
                keepBatch(nextBatch());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            open = false; // also after an Error: better to refuse than to let senders wait
            refuseTheRest();
        }
    }

    private List<Pending> nextBatch() throws InterruptedException {
        List<Pending> batch = new ArrayList<>();
        Pending first = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
            batch.add(first);
            queue.drainTo(batch, limits.batchMessages() - 1);
        }
        return batch;
    }

    private void keepBatch(List<Pending> batch) {
        write(batch.stream().filter(one -> !one.answer().isDone()).toList());
        queuedBytes.addAndGet(-batch.stream().mapToLong(Pending::size).sum());
    }

    /** The one place that catches whatever the database throws: the senders are told, and the writer goes on. */
    private void write(List<Pending> batch) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            List<Kept> kept = writer.write(batch.stream().map(Pending::message).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).answer().complete(kept.get(i));
            }
        } catch (RuntimeException failure) {
            failed(batch, failure);
        }
    }

    /** A row the database will not take must not cost the others theirs; a database that is away is not asked again. */
    private void failed(List<Pending> batch, RuntimeException failure) {
        if (batch.size() > 1 && isAboutARow(failure)) {
            batch.forEach(one -> write(List.of(one)));
        } else {
            // No cause: a driver's message repeats the values.
            String why = "no commit: " + failure.getClass().getSimpleName();
            batch.forEach(one -> refuse(one, why));
        }
    }

    private static boolean isAboutARow(RuntimeException failure) {
        return failure instanceof DataIntegrityViolationException || failure instanceof IllegalArgumentException;
    }

    private void watch(Pending pending) {
        Runnable late = () -> refuse(pending, "no commit in time");
        var alarm = alarms.schedule(late, limits.timeout().toMillis(), TimeUnit.MILLISECONDS);
        var unused = pending.answer().whenComplete((kept, failure) -> alarm.cancel(false));
    }

    private void refuseTheRest() {
        List<Pending> rest = new ArrayList<>();
        queue.drainTo(rest);
        rest.forEach(one -> refuse(one, "the journal is closed"));
    }

    private static void refuse(Pending pending, String why) {
        pending.answer().completeExceptionally(new JournalUnavailable(why));
    }

    private static Thread daemon(Runnable work, String name) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    private record Pending(NewMessage message, CompletableFuture<Kept> answer) {

        long size() {
            return message.size();
        }
    }
}
