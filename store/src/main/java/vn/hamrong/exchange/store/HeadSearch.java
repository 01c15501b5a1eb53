package vn.hamrong.exchange.store;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.shared.UnitOfWork;
import vn.hamrong.shared.store.Columns;

/**
 * Finds heads by looking at a window of the oldest READY rows. Where the window is full of messages that stand behind
 * others (a parked lane with thousands behind it), these are set BEHIND, so that the next look passes over them; whoever
 * takes something out of a lane wakes its first one. So a look costs the same however much waits.
 */
final class HeadSearch {

    private static final int WINDOW_MIN = 200;
    private static final int WINDOW_PER_HEAD = 8;
    private static final int ROUNDS_MAX = 5;

    private final JdbcClient db;
    private final UnitOfWork unit;

    HeadSearch(DataSource dataSource, UnitOfWork unit) {
        db = JdbcClient.create(dataSource);
        this.unit = unit;
    }

    /** One worker's share of the lanes. */
    record Share(int group, int groups) {}

    /** A READY message, and whether something of its lanes comes before it. */
    private record Candidate(
            long number,
            String hospital,
            String lane,
            @Nullable String priorLane,
            boolean blocked) {}

    private record Blocker(String lane, long place) {}

    /** Numbers of up to {@code max} heads, oldest first, of the hospital of the oldest. */
    List<Long> heads(Share share, int max, Instant now) {
        int size = Math.max(WINDOW_MIN, max * WINDOW_PER_HEAD);
        List<Candidate> window = window(share, size, now);
        for (int round = 1; round < ROUNDS_MAX && isClogged(window, size, max); round++) {
            setBehind(window);
            window = window(share, size, now);
        }
        return ofTheOldest(free(window).toList(), max);
    }

    private static boolean isClogged(List<Candidate> window, int size, int max) {
        return window.size() == size && free(window).count() < max;
    }

    private static Stream<Candidate> free(List<Candidate> window) {
        return window.stream().filter(candidate -> !candidate.blocked());
    }

    private static List<Long> ofTheOldest(List<Candidate> heads, int max) {
        return heads.stream()
                .filter(head -> head.hospital().equals(heads.get(0).hospital()))
                .limit(max)
                .map(Candidate::number)
                .toList();
    }

    private List<Candidate> window(Share share, int size, Instant now) {
        return db.sql("""
                        select w.number, w.hospital, w.lane, w.prior_lane,
                            exists (select 1 from hub.waiting e where e.lane = w.lane and e.place < w.place)
                            or (w.prior_lane is not null and exists
                                (select 1 from hub.waiting e where e.lane = w.prior_lane and e.place < w.place)) as blocked
                        from hub.waiting w
                        where w.turn = 'READY' and w.lead and w.next_at <= :now and mod(w.lane_hash, :groups) = :group
                        order by w.turn, w.place limit :size
                        """)
                .param("now", Columns.at(now))
                .param("groups", share.groups())
                .param("group", share.group())
                .param("size", size)
                .query((row, index) -> new Candidate(
                        row.getLong("number"),
                        row.getString("hospital"),
                        row.getString("lane"),
                        row.getString("prior_lane"),
                        row.getBoolean("blocked")))
                .list();
    }

    private void setBehind(List<Candidate> window) {
        Set<String> lanes = new LinkedHashSet<>();
        Set<Long> blocked = new HashSet<>();
        window.stream().filter(Candidate::blocked).forEach(candidate -> {
            lanes.add(candidate.lane());
            Optional.ofNullable(candidate.priorLane()).ifPresent(lanes::add);
            blocked.add(candidate.number());
        });
        lanes.forEach(lane -> unit.inOne(() -> {
            blocker(lane).ifPresent(blocker -> setBehind(blocker, blocked));
        }));
    }

    /**
     * A message that comes early in the lane, locked: it cannot go before the others are set behind it, so that whoever
     * takes it out sees them and wakes the first.
     */
    private Optional<Blocker> blocker(String lane) {
        return db.sql("""
                        select place from hub.waiting where lane = :lane
                        order by lane, place limit 1 for update skip locked
                        """).param("lane", lane).query(Long.class).optional().map(place -> new Blocker(lane, place));
    }

    private void setBehind(Blocker blocker, Set<Long> blocked) {
        db.sql("""
                        update hub.waiting set turn = 'BEHIND'
                        where number = any(:numbers) and turn = 'READY' and place > :place
                            and (lane = :lane or prior_lane = :lane)
                        """)
                .param("numbers", Columns.numbers(blocked))
                .param("place", blocker.place())
                .param("lane", blocker.lane())
                .update();
    }
}
