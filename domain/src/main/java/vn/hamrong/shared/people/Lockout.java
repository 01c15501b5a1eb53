package vn.hamrong.shared.people;

import java.time.Duration;

/**
 * How long a name is locked after attempts that failed: the first {@value #FREE} cost nothing, then the wait doubles from
 * 30 s to 15 min. It never grows further, since a stranger can lock anybody's name.
 */
public final class Lockout {
    public static final int FREE = 4;

    /** Attempts older than this are forgotten. */
    public static final Duration MEMORY = Duration.ofDays(1);

    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration MAX = Duration.ofMinutes(15);

    private Lockout() {}

    /** The wait after this many attempts in a row, none of which went well. */
    public static Duration after(int attempts) {
        if (attempts <= FREE) {
            return Duration.ZERO;
        }
        int doublings = Math.min(attempts - FREE - 1, 10);
        Duration wait = FIRST.multipliedBy(1L << doublings);
        return wait.compareTo(MAX) < 0 ? wait : MAX;
    }
}
