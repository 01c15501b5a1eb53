package vn.hamrong.bench.noisy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import vn.hamrong.bench.load.Latencies;

/**
 * So many connections of one client that ask, one call after another, until they are told to stop.
 *
 * @param think between an answer and the next call
 */
record Callers(BenchClient client, int connections, Duration think, IntFunction<String> questions) {

    /** How long the answers took, and how often each status was answered. */
    record Told(Latencies times, Map<Integer, Integer> statuses) {
        void add(int status, long nanos) {
            synchronized (statuses) {
                statuses.merge(status, 1, Integer::sum);
            }
            if (status == 200) {
                times.add(nanos);
            }
        }
    }

    /** Asks for {@code length}. */
    Told ask(Duration length) throws InterruptedException {
        Told told = new Told(new Latencies(), new TreeMap<>());
        long end = System.nanoTime() + length.toNanos();
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                int first = i;
                all.add(threads.submit(() -> connection(first, end, told)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a connection failed", failed.getCause());
        } finally {
            threads.shutdownNow();
        }
        return told;
    }

    private boolean connection(int first, long end, Told told) throws IOException, InterruptedException {
        for (int i = first; System.nanoTime() < end; i += connections) {
            long start = System.nanoTime();
            int status = client.get(questions.apply(i)).status();
            told.add(status, System.nanoTime() - start);
            TimeUnit.NANOSECONDS.sleep(think.toNanos());
        }
        return true;
    }
}
