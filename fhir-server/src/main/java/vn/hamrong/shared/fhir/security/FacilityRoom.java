package vn.hamrong.shared.fhir.security;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import vn.hamrong.shared.FacilityCode;

/**
 * How many calls of one facility are under way at one time, whatever its systems. As many again may wait a moment; more are
 * sent away. So a facility whose questions are heavy waits for itself, and never holds all threads and connections. Safe for
 * many threads.
 */
public final class FacilityRoom {
    private final int atOnce;
    private final Duration wait;
    private final Map<FacilityCode, Room> rooms = new ConcurrentHashMap<>();

    /** {@code wait}: how long one that finds no place stays at the door. */
    public FacilityRoom(int atOnce, Duration wait) {
        this.atOnce = atOnce;
        this.wait = wait;
    }

    /** A facility's calls: those who came, and those of them who are served. */
    private record Room(Semaphore came, Semaphore served) {}

    /** Whether a call of the facility may begin now; then {@link #leave} ends it. */
    boolean enter(FacilityCode facility) throws InterruptedException {
        Room room = rooms.computeIfAbsent(
                facility, first -> new Room(new Semaphore(2 * atOnce), new Semaphore(atOnce, true)));
        if (!room.came().tryAcquire()) {
            return false;
        }
        boolean served = false;
        try {
            served = room.served().tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS);
            return served;
        } finally {
            if (!served) {
                room.came().release();
            }
        }
    }

    void leave(FacilityCode facility) {
        Room room = rooms.get(facility);
        if (room == null) {
            throw new IllegalStateException("nobody of this facility has entered");
        }
        room.served().release();
        room.came().release();
    }
}
