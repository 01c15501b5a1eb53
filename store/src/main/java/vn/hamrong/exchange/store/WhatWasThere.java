package vn.hamrong.exchange.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import vn.hamrong.exchange.NewMessage;
import vn.hamrong.exchange.store.Judge.Remembered;
import vn.hamrong.shared.store.Columns;

/**
 * What a batch must know of before: its control ids and the lanes that were merged into others. One question for both,
 * since every round trip of the one writer is waited for by all senders.
 */
final class WhatWasThere {

    private static final String CONTROL_ID = "C";

    private final JdbcClient db;

    WhatWasThere(DataSource dataSource) {
        db = JdbcClient.create(dataSource);
    }

    /** @param survivingLanes by the key of the lane that was merged */
    record Answer(Map<UUID, Remembered> controlIds, Map<String, String> survivingLanes) {}

    /** Needs the shut gate, see {@link LaneRows#shutGate()}: the lanes are true until the transaction ends. */
    Answer of(List<NewMessage> messages) {
        Answer answer = new Answer(new HashMap<>(), new HashMap<>());
        List<NewMessage> accepted =
                messages.stream().filter(message -> message.refusal().isEmpty()).toList();
        if (!accepted.isEmpty()) {
            db.sql("""
                            select 'C' as kind, cast(fingerprint as varchar(121)) as id, content_key as words, number,
                                received_at from hub.control_id where fingerprint = any(:ids)
                            union all
                            select 'L', lane, surviving, null, null from hub.merged_lane where lane = any(:lanes)
                            """)
                    .param("ids", fingerprints(accepted))
                    .param("lanes", Columns.texts(lanes(accepted)))
                    .query(row -> {
                        add(row, answer);
                    });
        }
        return answer;
    }

    private static SqlArrayValue fingerprints(List<NewMessage> messages) {
        return new SqlArrayValue(
                "uuid", messages.stream().map(ControlFingerprint::of).toArray());
    }

    private static Set<String> lanes(List<NewMessage> messages) {
        Set<String> lanes = new LinkedHashSet<>();
        messages.forEach(message -> {
            lanes.add(LaneRows.key(message.lane()));
            message.priorLane().map(LaneRows::key).ifPresent(lanes::add);
            message.parts().forEach(part -> lanes.add(LaneRows.key(part.lane())));
        });
        return lanes;
    }

    private static void add(ResultSet row, Answer answer) throws SQLException {
        if (CONTROL_ID.equals(row.getString("kind"))) {
            answer.controlIds()
                    .put(
                            UUID.fromString(row.getString("id")),
                            new Remembered(
                                    row.getLong("number"),
                                    row.getString("words"),
                                    Columns.instant(row, "received_at")));
        } else {
            answer.survivingLanes().put(row.getString("id"), row.getString("words"));
        }
    }
}
