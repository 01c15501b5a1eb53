package vn.hamrong.exchange.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.exchange.Desk.Correction;
import vn.hamrong.exchange.Desk.Parked;
import vn.hamrong.exchange.Lane;
import vn.hamrong.exchange.store.LaneRows.Place;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.store.Columns;

/** Parked messages, in their lanes and beside them. */
final class ParkedRows {

    private static final int REASON_MAX = 500;
    private static final int VISIT_MAX = 100;

    private final JdbcTemplate rows;
    private final JdbcClient db;
    private final JournalNumbers numbers;
    private final LaneRows lanes;

    ParkedRows(DataSource dataSource, JournalNumbers numbers) {
        rows = new JdbcTemplate(dataSource);
        db = JdbcClient.create(rows);
        this.numbers = numbers;
        lanes = new LaneRows(dataSource);
    }

    List<Parked> of(FacilityCode hospital, int max) {
        return db.sql("""
                        select m.number, m.type, m.received_at, p.reason, p.attempts, p.parked_at, p.behind
                        from (
                            select w.number, w.reason, w.attempts, w.parked_at,
                                (select count(distinct b.number) from hub.waiting b
                                    where b.place > w.place and b.lane in (w.lane, w.prior_lane)) as behind
                            from hub.waiting w where w.turn = 'PARKED' and w.lead and w.hospital = :hospital
                            union all
                            select o.number, o.reason, 0, o.settled_at, 0
                            from hub.outcome o where o.state = 'PARKED' and o.hospital = :hospital
                        ) p join hub.message m on m.number = p.number
                        order by m.number limit :max
                        """)
                .param("hospital", hospital.value())
                .param("max", max)
                .query((row, index) -> new Parked(
                        new JournalNumber(row.getLong("number")),
                        hospital,
                        row.getString("type"),
                        row.getString("reason"),
                        row.getInt("attempts"),
                        Columns.instant(row, "received_at"),
                        Columns.instant(row, "parked_at"),
                        row.getInt("behind")))
                .list();
    }

    /** Sets it aside for good. */
    void refuse(JournalNumber number, String reason, Instant at) {
        Optional<Place> place = takeOut(number);
        settle(number, reason, at);
        place.ifPresent(this::wakeLanes);
    }

    /**
     * Gives it another try: in its place, or in the place its number gives when it stood beside the lanes.
     *
     * @param overNewer also when that comes after what its lane has applied since
     */
    void letWait(JournalNumber number, boolean overNewer) {
        int inLane = db.sql("""
                        update hub.waiting set turn = 'READY', attempts = 0, next_at = :epoch, parked_at = null,
                            reported = false
                        where number = :number and turn = 'PARKED'
                        """)
                .param("epoch", Columns.at(Instant.EPOCH))
                .param("number", number.value())
                .update();
        if (inLane == 0) {
            if (!overNewer) {
                needNothingNewer(number);
            }
            Place place = takeFromBeside(number);
            lanes.addPlaces(List.of(place));
        }
    }

    /** Puts {@code corrected} in its place. */
    JournalNumber replace(JournalNumber number, Correction corrected, Instant at) {
        JournalNumber replacement = new JournalNumber(numbers.next());
        Place old = takeOut(number).orElseGet(() -> {
            needNothingNewer(number);
            return placeInJournal(number);
        });
        Place place = placeOf(replacement, old, corrected);
        settle(number, "replaced by " + replacement + ": " + corrected.reason(), at);
        copy(number, place, corrected, at);
        copyDossier(number, replacement, at);
        lanes.addPlaces(List.of(place));
        if (!place.lane().equals(old.lane())) {
            wakeLanes(old);
        }
        return replacement;
    }

    /** The old one's place. Only what named no number at all may name one now: nothing moves to another patient. */
    private static Place placeOf(JournalNumber replacement, Place old, Correction corrected) {
        FacilityCode hospital = new FacilityCode(old.hospital());
        boolean named = !corrected.mrn().isEmpty() && Lane.ofKey(old.lane()).isNobodys();
        String lane = named ? LaneRows.key(new Lane(hospital, corrected.mrn())) : old.lane();
        Optional<String> prior =
                old.priorLane().or(() -> corrected.priorMrn().map(mrn -> LaneRows.key(new Lane(hospital, mrn))));
        return new Place(replacement.value(), old.place(), old.hospital(), lane, prior);
    }

    /** Its place, when it stood in a lane. */
    private Optional<Place> takeOut(JournalNumber number) {
        Optional<Place> place = db.sql("""
                        select number, place, hospital, lane, prior_lane from hub.waiting
                        where number = :number and lead and turn = 'PARKED' for update
                        """)
                .param("number", number.value())
                .query((row, index) -> place(row))
                .optional();
        db.sql("delete from hub.waiting where number = :number and turn = 'PARKED'")
                .param("number", number.value())
                .update();
        if (place.isEmpty()) {
            needBeside(number);
        }
        return place;
    }

    private Place takeFromBeside(JournalNumber number) {
        needBeside(number);
        db.sql("delete from hub.outcome where number = :number")
                .param("number", number.value())
                .update();
        return placeInJournal(number);
    }

    private void needBeside(JournalNumber number) {
        boolean beside = db.sql("select number from hub.outcome where number = :number and state = 'PARKED' for update")
                .param("number", number.value())
                .query(Long.class)
                .optional()
                .isPresent();
        if (!beside) {
            throw new IllegalStateException("message " + number + " is not parked");
        }
    }

    private void needNothingNewer(JournalNumber number) {
        boolean newer = db.sql(
                        "select p.number from hub.message p where p.number = :number and " + Newer.than("p.number"))
                .param("number", number.value())
                .query(Long.class)
                .optional()
                .isPresent();
        if (newer) {
            throw new IllegalStateException("the lane of message " + number + " has applied something newer");
        }
    }

    private Place placeInJournal(JournalNumber number) {
        return db.sql("""
                        select number, number as place, hospital, lane, prior_lane from hub.message where number = :number
                        """)
                .param("number", number.value())
                .query((row, index) -> place(row))
                .single();
    }

    private void settle(JournalNumber number, String reason, Instant at) {
        db.sql("delete from hub.outcome where number = :number and state = 'PARKED'")
                .param("number", number.value())
                .update();
        db.sql("""
                        insert into hub.outcome (number, hospital, state, settled_at, reason)
                        select number, hospital, 'REFUSED', :at, :reason from hub.message where number = :number
                        """)
                .param("at", Columns.at(at))
                .param("reason", Columns.clean(reason, REASON_MAX))
                .param("number", number.value())
                .update();
    }

    private void copy(JournalNumber number, Place place, Correction corrected, Instant at) {
        rows.update("""
                insert into hub.message (number, hospital, channel, sending_application, sending_facility, control_id,
                    type, visit, lane, prior_lane, charset, sha256, received_at, replaces, content)
                select ?, hospital, channel, sending_application, sending_facility, control_id,
                    type, ?, ?, ?, charset, ?, ?, number, ?
                from hub.message where number = ?
                """, statement -> {
            statement.setLong(1, place.number());
            statement.setString(2, Columns.cleanOrNull(corrected.visit().orElse(null), VISIT_MAX));
            statement.setString(3, place.lane());
            statement.setString(4, place.priorLane().orElse(null));
            statement.setString(5, ControlFingerprint.hex(corrected.content()));
            statement.setObject(6, Columns.at(at));
            Columns.setBytes(statement, 7, corrected.content());
            statement.setLong(8, number.value());
        });
    }

    /** An insurer's file: found beneath the one its sender knows the number of, or beneath the whole that one is of. */
    private void copyDossier(JournalNumber number, JournalNumber replacement, Instant at) {
        db.sql("""
                        insert into hub.dossier (number, hospital, received_at, whole)
                        select cast(:replacement as bigint), hospital, cast(:at as timestamp with time zone),
                            coalesce(whole, number)
                        from hub.dossier where number = :number
                        """)
                .param("replacement", replacement.value())
                .param("at", Columns.at(at))
                .param("number", number.value())
                .update();
    }

    private void wakeLanes(Place place) {
        lanes.wakeFirst(
                place.priorLane().map(prior -> List.of(place.lane(), prior)).orElseGet(() -> List.of(place.lane())));
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(
                row.getLong("number"),
                row.getLong("place"),
                row.getString("hospital"),
                row.getString("lane"),
                Optional.ofNullable(row.getString("prior_lane")));
    }
}
