package vn.hamrong.exchange.routes.portal;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who failed too often has to wait, whatever the next attempt shows. Counted twice: by address and name, so that a stranger
 * cannot lock a hospital out, and by address alone, so that many names from one place end as well. Thread-safe; bounded.
 */
final class LockOut {
    static final int FAILURES_MAX = 5;
    static final int FAILURES_OF_ADDRESS_MAX = 30;
    static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int REMEMBERED_MAX = 10_000;

    private final Map<String, Failures> failures = new LinkedHashMap<>();

    private record Failures(int count, Instant since) {}

    synchronized boolean isOut(String address, String username, Instant now) {
        return count(address + "|" + username, now) >= FAILURES_MAX || count(address, now) >= FAILURES_OF_ADDRESS_MAX;
    }

    /** Counts one more; true when this one locks. */
    synchronized boolean failed(String address, String username, Instant now) {
        int ofAddress = oneMore(address, now);
        int ofBoth = oneMore(address + "|" + username, now);
        return ofBoth == FAILURES_MAX || ofAddress == FAILURES_OF_ADDRESS_MAX;
    }

    synchronized void succeeded(String address, String username) {
        failures.remove(address + "|" + username);
    }

    private int count(String key, Instant now) {
        Failures known = failures.get(key);
        return known == null || now.isAfter(known.since().plus(WINDOW)) ? 0 : known.count();
    }

    private int oneMore(String key, Instant now) {
        int before = count(key, now);
        Failures known = failures.remove(key);
        Instant since = before == 0 || known == null ? now : known.since();
        failures.put(key, new Failures(before + 1, since));
        for (Iterator<String> oldest = failures.keySet().iterator();
                failures.size() > REMEMBERED_MAX && oldest.hasNext(); ) {
            oldest.next();
            oldest.remove();
        }
        return before + 1;
    }
}
