package vn.hamrong.bench.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import vn.hamrong.bench.BenchHospital;
import vn.hamrong.exchange.hl7.AckReader;
import vn.hamrong.simulators.MllpClient;

/** Sends results to a running hub over MLLP and counts the answers. */
final class Load {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** What one phase measured: answers by code in {@code accepted} and {@code others}. */
    record Measured(double seconds, long accepted, long others, Latencies latencies) {

        double perSecond() {
            return accepted / seconds;
        }

        Map<String, Object> report() {
            Map<String, Object> report = new LinkedHashMap<>();
            report.put("seconds", seconds);
            report.put("accepted", accepted);
            report.put("not accepted", others);
            report.put("per second", Math.round(perSecond() * 10) / 10.0);
            report.put("p50 ms", latencies.millis(0.50));
            report.put("p99 ms", latencies.millis(0.99));
            report.put("max ms", latencies.millis(1));
            return report;
        }
    }

    private interface Turn {
        /** When the next message is due, in nanoseconds of {@link System#nanoTime}; -1 when there is none. */
        long next();
    }

    private final Messages messages;
    private final int connections;

    Load(Messages messages, int connections) {
        this.messages = messages;
        this.connections = connections;
    }

    /** Closed loop: each connection sends as soon as it is answered. */
    Measured asFastAsAnswered(Duration duration) throws InterruptedException {
        long end = System.nanoTime() + duration.toNanos();
        return run(() -> {
            long now = System.nanoTime();
            return now < end ? now : -1;
        });
    }

    /**
     * Open loop: message number n is due at n / rate, whether the hub is ready or not, and its latency counts from then:
     * a pause of the hub is seen by every message that fell into it.
     */
    Measured at(int rate, Duration duration) throws InterruptedException {
        long start = System.nanoTime();
        long all = rate * duration.toSeconds();
        AtomicLong number = new AtomicLong();
        return run(() -> {
            long n = number.getAndIncrement();
            return n < all ? start + n * 1_000_000_000L / rate : -1;
        });
    }

    private Measured run(Turn turn) throws InterruptedException {
        Latencies latencies = new Latencies();
        AtomicLong others = new AtomicLong();
        long start = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                BenchHospital hospital = BenchHospital.ALL.get(i % BenchHospital.ALL.size());
                all.add(threads.submit(() -> connection(hospital, turn, latencies, others)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a connection failed", failed.getCause());
        } finally {
            threads.shutdownNow();
        }
        return new Measured((System.nanoTime() - start) / 1e9, latencies.count(), others.get(), latencies);
    }

    private boolean connection(BenchHospital hospital, Turn turn, Latencies latencies, AtomicLong others)
            throws IOException, InterruptedException {
        try (MllpClient client = MllpClient.connect(hospital.address(), TIMEOUT)) {
            for (long due = turn.next(); due >= 0; due = turn.next()) {
                byte[] message = messages.next(hospital);
                long wait = due - System.nanoTime();
                if (wait > 0) {
                    Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
                }
                AckReader.Answered answer = client.send(message);
                if (answer.code().equals("AA")) {
                    latencies.add(System.nanoTime() - due);
                } else {
                    others.incrementAndGet();
                }
            }
        }
        return true;
    }
}
