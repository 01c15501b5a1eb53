package vn.hamrong.shared.fhir.security;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * How often a client may call: so many times a second in the long run, twice as many at once. One that calls more waits, and
 * nobody else. Safe for many threads.
 */
public final class ClientPace {
    private static final double NANOS = 1e9;

    private final int perSecond;
    private final LongSupplier nanos;
    private final Map<String, Allowance> clients = new ConcurrentHashMap<>();

    /** {@code nanos}: the machine's clock, which only goes forward. */
    public ClientPace(int perSecond, LongSupplier nanos) {
        this.perSecond = perSecond;
        this.nanos = nanos;
    }

    /** Whether the client, one that is registered, may call now. */
    boolean allows(String client) {
        return clients.computeIfAbsent(client, first -> new Allowance(2.0 * perSecond, nanos.getAsLong()))
                .take(nanos.getAsLong(), perSecond);
    }

    private static final class Allowance {
        private double calls;
        private long at;

        Allowance(double calls, long at) {
            this.calls = calls;
            this.at = at;
        }

        synchronized boolean take(long now, int perSecond) {
            calls = Math.min(2.0 * perSecond, calls + Math.max(0, now - at) / NANOS * perSecond);
            at = now;
            boolean allowed = calls >= 1;
            calls -= allowed ? 1 : 0;
            return allowed;
        }
    }
}
