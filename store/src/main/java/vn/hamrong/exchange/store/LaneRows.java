package vn.hamrong.exchange.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.exchange.Lane;
import vn.hamrong.exchange.NewMessage;
import vn.hamrong.shared.store.Columns;

/**
 * The rows of {@code hub.waiting} and {@code hub.merged_lane}. A message has one row in its lane; a merge has a second,
 * not leading one in the prior lane, so that it is in the way of both.
 */
final class LaneRows {

    private static final OffsetDateTime AT_ONCE = Columns.at(Instant.EPOCH);

    private final JdbcTemplate rows;
    private final JdbcClient db;

    LaneRows(DataSource dataSource) {
        rows = new JdbcTemplate(dataSource);
        db = JdbcClient.create(rows);
    }

    /** One message's place in one lane. */
    private record Row(
            Place place,
            String lane,
            boolean lead,
            @Nullable String priorLane) {}

    /** Where a message waits. {@code place} orders its lane. */
    record Place(long number, long place, String hospital, String lane, Optional<String> priorLane) {}

    static String key(Lane lane) {
        return Columns.clean(lane.key(), 121);
    }

    /** The same for ever, on every machine: {@link String#hashCode()} is specified. */
    static int hash(String lane) {
        return lane.hashCode() & Integer.MAX_VALUE;
    }

    /**
     * Puts new messages at the end of their lanes.
     *
     * @param surviving the lanes that theirs were merged into, read behind the shut gate
     */
    void add(List<JournalRow> messages, Map<String, String> surviving) {
        insert(messages.stream().map(LaneRows::atItsNumber).toList(), surviving);
    }

    /** Puts messages in their lanes, or in those that these were merged into. */
    void addPlaces(List<Place> places) {
        if (places.isEmpty()) {
            return;
        }
        shutGate();
        insert(places, surviving(places));
    }

    private void insert(List<Place> places, Map<String, String> surviving) {
        if (places.isEmpty()) {
            return;
        }
        List<Row> all = new ArrayList<>();
        places.forEach(place -> all.addAll(rowsOf(place, surviving)));
        rows.batchUpdate("""
                insert into hub.waiting (number, lane, place, lead, prior_lane, hospital, lane_hash,
                    turn, next_at, attempts, reported)
                values (?, ?, ?, ?, ?, ?, ?, 'READY', ?, 0, false)
                """, all, all.size(), LaneRows::set);
    }

    /** Lets the first of each lane come into question again, after something went from before it. */
    void wakeFirst(List<String> lanes) {
        rows.batchUpdate("""
                update hub.waiting set turn = 'READY' where turn = 'BEHIND' and number =
                    (select number from hub.waiting where lane = ? order by lane, place limit 1)
                """, lanes, lanes.size(), (statement, lane) -> statement.setString(1, lane));
    }

    /** From now on {@code prior} is {@code surviving}; what waits in both waits in one line, by place. */
    void merge(String prior, String surviving) {
        shutGate();
        Map<String, String> now = surviving(Set.of(prior, surviving));
        String from = now.getOrDefault(prior, prior);
        String into = now.getOrDefault(surviving, surviving);
        if (!from.equals(into)) {
            db.sql("update hub.merged_lane set surviving = :into where surviving = :from")
                    .param("into", into)
                    .param("from", from)
                    .update();
            db.sql("insert into hub.merged_lane (lane, surviving) values (:from, :into)")
                    .param("into", into)
                    .param("from", from)
                    .update();
            move(from, into);
        }
    }

    private void move(String from, String into) {
        run("""
                delete from hub.waiting where not lead and lane in (:from, :into) and number in
                    (select number from hub.waiting where lead and lane in (:from, :into))
                """, from, into);
        run("""
                update hub.waiting set prior_lane = null
                where lead and lane in (:from, :into) and prior_lane in (:from, :into)
                """, from, into);
        run("update hub.waiting set prior_lane = :into where prior_lane = :from", from, into);
        db.sql("update hub.waiting set lane = :into, lane_hash = :hash where lane = :from")
                .param("from", from)
                .param("into", into)
                .param("hash", hash(into))
                .update();
    }

    private void run(String sql, String from, String into) {
        db.sql(sql).param("from", from).param("into", into).update();
    }

    /** Until the transaction ends nobody else reads or changes which lanes are merged. */
    void shutGate() {
        db.sql("select id from hub.merge_gate for update").query(Integer.class).single();
    }

    private Map<String, String> surviving(List<Place> places) {
        Set<String> lanes = new LinkedHashSet<>();
        places.forEach(place -> {
            lanes.add(place.lane());
            place.priorLane().ifPresent(lanes::add);
        });
        return surviving(lanes);
    }

    private Map<String, String> surviving(Set<String> lanes) {
        Map<String, String> found = new HashMap<>();
        db.sql("select lane, surviving from hub.merged_lane where lane = any(:lanes)")
                .param("lanes", Columns.texts(lanes))
                .query(row -> {
                    found.put(row.getString("lane"), row.getString("surviving"));
                });
        return found;
    }

    private static Place atItsNumber(JournalRow row) {
        NewMessage message = row.message();
        return new Place(
                row.number(),
                row.number(),
                message.hospital().value(),
                key(message.lane()),
                message.priorLane().map(LaneRows::key));
    }

    private static List<Row> rowsOf(Place place, Map<String, String> surviving) {
        String lane = surviving.getOrDefault(place.lane(), place.lane());
        Optional<String> prior =
                place.priorLane().map(key -> surviving.getOrDefault(key, key)).filter(key -> !key.equals(lane));
        var lead = new Row(place, lane, true, prior.orElse(null));
        return prior.map(key -> List.of(lead, new Row(place, key, false, null))).orElse(List.of(lead));
    }

    private static void set(PreparedStatement statement, Row row) throws SQLException {
        statement.setLong(1, row.place().number());
        statement.setString(2, row.lane());
        statement.setLong(3, row.place().place());
        statement.setBoolean(4, row.lead());
        statement.setString(5, row.priorLane());
        statement.setString(6, row.place().hospital());
        statement.setInt(7, hash(row.lane()));
        statement.setObject(8, AT_ONCE);
    }
}
