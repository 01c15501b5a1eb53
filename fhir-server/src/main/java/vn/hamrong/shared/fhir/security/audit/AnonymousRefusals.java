package vn.hamrong.shared.fhir.security.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How many refusals of callers whom nobody knows get a row of their own: rows of the audit are never deleted, and a flood
 * must not fill the disk with them. The others are counted, for one row a minute. Thread-safe.
 */
public final class AnonymousRefusals {
    static final int PER_MINUTE = 60;

    private final int most;
    private Instant minute = Instant.MIN;
    private int taken;
    private long others;

    /** So many rows a minute. */
    public AnonymousRefusals(int most) {
        this.most = most;
    }

    /** Whether this one gets a row; counted when not. */
    synchronized boolean take(Instant at) {
        Instant now = at.truncatedTo(ChronoUnit.MINUTES);
        if (!now.equals(minute)) {
            minute = now;
            taken = 0;
        }
        if (taken < most) {
            taken++;
            return true;
        }
        others++;
        return false;
    }

    /** How many got none, once their minute is over; each is told once. */
    synchronized long others(Instant at) {
        if (at.truncatedTo(ChronoUnit.MINUTES).equals(minute)) {
            return 0;
        }
        long told = others;
        others = 0;
        return told;
    }

    /** They could not be told. */
    synchronized void putBack(long untold) {
        others += untold;
    }
}
