package vn.hamrong.exchange.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.shared.JournalNumber;

/**
 * Changes the order within a lane when a person says so: messages of other visits take the places before the parked one.
 * The places stay the same, who stands in them changes. Nothing passes a merge.
 */
final class LaneOrder {

    private final JdbcTemplate rows;
    private final JdbcClient db;

    LaneOrder(DataSource dataSource) {
        rows = new JdbcTemplate(dataSource);
        db = JdbcClient.create(rows);
    }

    /** @param merge whether it stands in two lanes */
    private record Standing(
            long number, long place, @Nullable String visit, boolean merge) {}

    private record Move(long number, long place) {}

    /** How many passed. None when the parked message names no visit: then nothing is known to be another. */
    int letOtherVisitsPass(JournalNumber parked) {
        String lane = laneOf(parked);
        List<Standing> line = untilMerge(standing(lane, parked));
        List<Standing> passing = otherVisits(line);
        if (!passing.isEmpty()) {
            move(reordered(line, passing));
        }
        return passing.size();
    }

    private String laneOf(JournalNumber parked) {
        Optional<String> lane = db.sql(
                        "select lane from hub.waiting where number = :number and lead and turn = 'PARKED' for update")
                .param("number", parked.value())
                .query(String.class)
                .optional();
        return lane.orElseThrow(() -> new IllegalStateException("message " + parked + " is not parked in a lane"));
    }

    /** The parked message and all behind it, locked. */
    private List<Standing> standing(String lane, JournalNumber parked) {
        return db.sql("""
                        select w.number, w.place, m.visit, (w.prior_lane is not null or not w.lead) as merge
                        from hub.waiting w join hub.message m on m.number = w.number
                        where w.lane = :lane and w.place >=
                            (select p.place from hub.waiting p where p.number = :parked and p.lead)
                        order by w.place for update
                        """)
                .param("lane", lane)
                .param("parked", parked.value())
                .query((row, index) -> new Standing(
                        row.getLong("number"), row.getLong("place"), row.getString("visit"), row.getBoolean("merge")))
                .list();
    }

    private static List<Standing> untilMerge(List<Standing> line) {
        return line.stream().takeWhile(one -> !one.merge()).toList();
    }

    private static List<Standing> otherVisits(List<Standing> line) {
        if (line.isEmpty() || line.get(0).visit() == null) {
            return List.of();
        }
        String visit = line.get(0).visit();
        return line.stream()
                .filter(one -> one.visit() != null && !one.visit().equals(visit))
                .toList();
    }

    private static List<Move> reordered(List<Standing> line, List<Standing> passing) {
        List<Standing> now = new ArrayList<>(passing);
        line.stream().filter(one -> !passing.contains(one)).forEach(now::add);
        List<Move> moves = new ArrayList<>();
        for (int i = 0; i < line.size(); i++) {
            moves.add(new Move(now.get(i).number(), line.get(i).place()));
        }
        return moves;
    }

    private void move(List<Move> moves) {
        rows.batchUpdate("""
                update hub.waiting set place = ?, turn = case turn when 'PARKED' then 'PARKED' else 'READY' end
                where number = ?
                """, moves, moves.size(), (statement, move) -> {
            statement.setLong(1, move.place());
            statement.setLong(2, move.number());
        });
    }
}
