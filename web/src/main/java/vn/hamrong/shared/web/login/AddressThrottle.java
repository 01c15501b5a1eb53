package vn.hamrong.shared.web.login;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Bounds the guesses from one address over all names: {@value #FAILURES_MAX} that failed within ten minutes, then none until
 * the ten minutes are over. In memory; the oldest of {@value #ADDRESSES_MAX} addresses is forgotten first.
 */
final class AddressThrottle {
    static final int FAILURES_MAX = 30;
    private static final int ADDRESSES_MAX = 10_000;
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final Map<String, Window> windows = new LinkedHashMap<>();

    private record Window(Instant since, int failures) {}

    synchronized boolean mayTry(String address, Instant now) {
        return current(address, now).failures() < FAILURES_MAX;
    }

    synchronized void failed(String address, Instant now) {
        Window window = current(address, now);
        windows.put(address, new Window(window.since(), window.failures() + 1));
        if (windows.size() > ADDRESSES_MAX) {
            windows.remove(windows.keySet().iterator().next());
        }
    }

    synchronized int size() {
        return windows.size();
    }

    private Window current(String address, Instant now) {
        Window window = windows.getOrDefault(address, new Window(now, 0));
        return window.since().plus(WINDOW).isAfter(now) ? window : new Window(now, 0);
    }
}
