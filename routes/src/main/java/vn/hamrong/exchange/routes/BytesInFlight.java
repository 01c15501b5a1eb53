package vn.hamrong.exchange.routes;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes of messages all connections hold together. Each connection's first {@value #FREE} bytes do not count:
 * they are bounded by the number of connections.
 */
public final class BytesInFlight {
    static final int FREE = 65_536;

    private final long limit;
    private final AtomicLong held = new AtomicLong();

    public BytesInFlight(long limit) {
        this.limit = limit;
    }

    /** What holding {@code bytes} costs. */
    public static long costOf(int bytes) {
        return Math.max(0, bytes - FREE);
    }

    /** Holds {@code cost} more, or less when negative. */
    public void add(long cost) {
        held.addAndGet(cost);
    }

    /** Whether connections should stop reading for a while. */
    public boolean full() {
        return held.get() >= limit;
    }

    public long held() {
        return held.get();
    }
}
