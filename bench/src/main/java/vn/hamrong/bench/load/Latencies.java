package vn.hamrong.bench.load;

import java.util.Arrays;

/** Times of answers, exact: every one is kept. Safe for many threads. */
public final class Latencies {
    private long[] nanos = new long[1024];
    private int count;

    public synchronized void add(long latency) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count] = latency;
        count++;
    }

    public synchronized int count() {
        return count;
    }

    /** The time in milliseconds that {@code part} (0 … 1) of the answers did not exceed; 0 without answers. */
    public synchronized double millis(double part) {
        if (count == 0) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        int index = (int) Math.ceil(part * count) - 1;
        return sorted[Math.max(0, index)] / 1_000_000.0;
    }
}
