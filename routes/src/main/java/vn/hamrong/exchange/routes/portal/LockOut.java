package vn.hamrong.exchange.routes.portal;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.hamrong.shared.people.Lockout;

/**
 * Who failed too often has to wait, whatever the next attempt shows. Counted twice: by address and name, waiting as
 * {@link Lockout} says, and by address alone, so that many names from one place end as well. Behind a proxy every address is
 * the proxy's, so only it can count them: a stranger would lock every hospital out. Thread-safe; bounded.
 */
final class LockOut {
    static final int FAILURES_OF_ADDRESS_MAX = 30;
    static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int REMEMBERED_MAX = 10_000;

    private final Map<String, Failures> failures = new LinkedHashMap<>();
    private final boolean behindProxy;

    LockOut(boolean behindProxy) {
        this.behindProxy = behindProxy;
    }

    private record Failures(int count, Instant since, Instant last) {
        private static final Failures NONE = new Failures(0, Instant.EPOCH, Instant.EPOCH);
    }

    synchronized boolean isOut(String address, String username, Instant now) {
        Failures ofBoth = known(address + "|" + username, Lockout.MEMORY, now);
        boolean waits = now.isBefore(ofBoth.last().plus(Lockout.after(ofBoth.count())));
        return waits || (!behindProxy && known(address, WINDOW, now).count() >= FAILURES_OF_ADDRESS_MAX);
    }

    /** Counts one more; how long the name has to wait now, or the address for all names. */
    synchronized Duration failed(String address, String username, Instant now) {
        Duration wait = Lockout.after(oneMore(address + "|" + username, Lockout.MEMORY, now));
        boolean all = !behindProxy && oneMore(address, WINDOW, now) >= FAILURES_OF_ADDRESS_MAX;
        return all ? WINDOW : wait;
    }

    synchronized void succeeded(String address, String username) {
        failures.remove(address + "|" + username);
    }

    private Failures known(String key, Duration memory, Instant now) {
        Failures known = failures.getOrDefault(key, Failures.NONE);
        return now.isAfter(known.since().plus(memory)) ? Failures.NONE : known;
    }

    private int oneMore(String key, Duration memory, Instant now) {
        Failures before = known(key, memory, now);
        Failures after = new Failures(before.count() + 1, before.count() == 0 ? now : before.since(), now);
        failures.remove(key);
        failures.put(key, after);
        for (Iterator<String> oldest = failures.keySet().iterator();
                failures.size() > REMEMBERED_MAX && oldest.hasNext(); ) {
            oldest.next();
            oldest.remove();
        }
        return after.count();
    }
}
