package vn.hamrong.exchange.routes;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import vn.hamrong.exchange.Journal;
import vn.hamrong.exchange.Kept;
import vn.hamrong.shared.JournalNumber;

/**
 * What the edge itself costs: answers a second on 16 connections, one message at a time each, with a journal that takes
 * no time. Run as a main; arguments: seconds, connections.
 */
final class EdgeLoad {
    private EdgeLoad() {}

    public static void main(String[] arguments) throws Exception {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
        int connections = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 16;
        int port = Edge.freePort();
        AtomicLong numbers = new AtomicLong();
        Journal journal = message ->
                CompletableFuture.completedFuture(new Kept.Fresh(new JournalNumber(numbers.incrementAndGet())));
        try (Edge edge = Edge.on(port, journal, MllpLimits.DEFAULT, Fixtures.hamRong(Fixtures.ownPort(port)))) {
            run(port, connections, Math.max(3, seconds / 2));
            System.out.println(edge.connections() + " connections left after the warm-up");
            report(run(port, connections, seconds), seconds);
        }
    }

    private record Result(long cpuNanos, long[] latencies) {}

    private static Result run(int port, int connections, int seconds) throws Exception {
        long cpu = cpu();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        ExecutorService senders = Executors.newFixedThreadPool(connections);
        List<Callable<List<Long>>> tasks = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            int own = i;
            tasks.add(() -> sendUntil(port, own, end));
        }
        List<Long> all = new ArrayList<>();
        for (Future<List<Long>> each : senders.invokeAll(tasks)) {
            all.addAll(each.get());
        }
        senders.shutdown();
        long[] latencies = all.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Result(cpu() - cpu, latencies);
    }

    private static List<Long> sendUntil(int port, int own, long end) throws Exception {
        List<Long> latencies = new ArrayList<>();
        try (Client his = Client.to(port)) {
            for (int i = 0; System.nanoTime() < end; i++) {
                long start = System.nanoTime();
                his.send(Fixtures.admission("L" + own + "x" + i)).answer();
                latencies.add(System.nanoTime() - start);
            }
        }
        return latencies;
    }

    private static void report(Result result, int seconds) {
        long[] sorted = result.latencies;
        System.out.printf(
                Locale.ROOT,
                "%d answers in %d s: %d/s, p50 %.2f ms, p99 %.2f ms, %.0f µs CPU a message of the edge%n",
                sorted.length,
                seconds,
                sorted.length / seconds,
                sorted[sorted.length / 2] / 1e6,
                sorted[(int) (sorted.length * 0.99)] / 1e6,
                result.cpuNanos / 1e3 / sorted.length);
    }

    /** Of the hub's own threads; the senders' are named otherwise. */
    private static long cpu() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().startsWith("mllp"))
                .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
                .sum();
    }
}
