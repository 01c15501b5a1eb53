package vn.hamrong.exchange.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.Incidents;
import vn.hamrong.shared.UnitOfWork;
import vn.hamrong.shared.store.Columns;

/**
 * Turns lanes that have been parked for too long into incidents, one per hospital and reason, and closes these when
 * nothing is parked for that reason any more. To be called about once a minute.
 */
public final class ParkedTooLong {

    private static final String KIND = "lane-parked";
    private static final int REPORTED_AT_ONCE_MAX = 1_000;

    private final JdbcClient db;
    private final UnitOfWork unit;
    private final Incidents incidents;
    private final Clock clock;
    private final Duration patience;

    /** @param patience how long a lane may be parked before it is an incident; 15 minutes by architecture */
    public ParkedTooLong(DataSource dataSource, UnitOfWork unit, Incidents incidents, Clock clock, Duration patience) {
        db = JdbcClient.create(dataSource);
        this.unit = unit;
        this.incidents = incidents;
        this.clock = clock;
        this.patience = patience;
    }

    private record Lasting(long number, FacilityCode hospital, String reason) {}

    private record Gone(FacilityCode hospital, String reason) {}

    /** Looks once; returns how many messages were newly reported. */
    public int sweep() {
        Instant now = clock.instant();
        return unit.inOne(() -> {
            List<Lasting> lasting = lasting(now.minus(patience));
            lasting.forEach(one -> report(one, now));
            gone().forEach(one -> incidents.close(one.hospital(), KIND, one.reason(), now));
            return lasting.size();
        });
    }

    private void report(Lasting one, Instant now) {
        incidents.open(
                one.hospital(),
                KIND,
                one.reason(),
                "A lane stands still for more than " + patience.toMinutes() + " minutes, last behind message #"
                        + one.number() + ": " + one.reason(),
                now);
        db.sql("update hub.waiting set reported = true where number = :number")
                .param("number", one.number())
                .update();
    }

    private List<Lasting> lasting(Instant before) {
        return db.sql("""
                        select number, hospital, reason from hub.waiting
                        where turn = 'PARKED' and lead and not reported and parked_at <= :before
                        order by place limit :max for update skip locked
                        """)
                .param("before", Columns.at(before))
                .param("max", REPORTED_AT_ONCE_MAX)
                .query((row, index) -> new Lasting(
                        row.getLong("number"), new FacilityCode(row.getString("hospital")), row.getString("reason")))
                .list();
    }

    private List<Gone> gone() {
        return db.sql("""
                        select i.facility, i.cause from hub.incident i
                        where i.kind = :kind and i.is_open and not exists
                            (select 1 from hub.waiting w
                                where w.turn = 'PARKED' and w.hospital = i.facility and w.reason = i.cause)
                        """)
                .param("kind", KIND)
                .query((row, index) -> new Gone(new FacilityCode(row.getString("facility")), row.getString("cause")))
                .list();
    }
}
