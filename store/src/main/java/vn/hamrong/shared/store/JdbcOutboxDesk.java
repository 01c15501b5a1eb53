package vn.hamrong.shared.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.Incidents;
import vn.hamrong.shared.OutboxDesk;
import vn.hamrong.shared.UnitOfWork;

/** A person's side of the outbox, on the tables. When nothing of a facility is parked any more, its incident closes. */
public final class JdbcOutboxDesk implements OutboxDesk {

    private static final int PERSON_MAX = 100;
    private static final int REASON_MAX = 500;
    private static final int AT_ONCE_MAX = 1_000;

    private final JdbcClient db;
    private final OutboxRows lines;
    private final UnitOfWork unit;
    private final Incidents incidents;

    public JdbcOutboxDesk(DataSource dataSource, UnitOfWork unit, Incidents incidents) {
        db = JdbcClient.create(dataSource);
        lines = new OutboxRows(dataSource);
        this.unit = unit;
        this.incidents = incidents;
    }

    @Override
    public List<Backlog> backlog() {
        return unit.inOne(() -> {
            Map<String, Stopped> stops = stops();
            Map<String, Backlog> all = new TreeMap<>();
            stops.forEach((name, stop) -> all.put(name, new Backlog(name, 0, 0, Optional.empty(), Optional.of(stop))));
            counted(stops).forEach(counts -> all.put(counts.destination(), counts));
            all.remove(EVERYWHERE);
            return List.copyOf(all.values());
        });
    }

    private List<Backlog> counted(Map<String, Stopped> stops) {
        return db.sql("""
                        select destination, count(*) as undelivered, min(added_at) as oldest,
                            sum(case when state = 'PARKED' then 1 else 0 end) as parked
                        from hub.outbox where state in ('ADDED', 'WAITING', 'BEHIND', 'PARKED') group by destination
                        """)
                .query((row, index) -> new Backlog(
                        row.getString("destination"),
                        row.getLong("undelivered") - row.getLong("parked"),
                        row.getLong("parked"),
                        Optional.of(Columns.instant(row, "oldest")),
                        Optional.ofNullable(stops.get(row.getString("destination")))))
                .list();
    }

    private Map<String, Stopped> stops() {
        Map<String, Stopped> stops = new TreeMap<>();
        db.sql("select destination, person, reason, at from hub.outbox_stop").query(row -> {
            stops.put(
                    row.getString("destination"),
                    new Stopped(row.getString("person"), row.getString("reason"), Columns.instant(row, "at")));
        });
        return stops;
    }

    @Override
    public Optional<Stopped> everywhere() {
        return Optional.ofNullable(stops().get(EVERYWHERE));
    }

    @Override
    public List<Parked> parked(String destination, int max) {
        return db.sql("""
                        select o.id, o.facility, o.destination, o.kind, o.attempts, o.reason, o.added_at, o.settled_at,
                            case when o.order_key = '' then 0 else
                                (select count(*) from hub.outbox b where b.destination = o.destination
                                    and b.order_key = o.order_key and b.state in ('ADDED', 'BEHIND')) end as behind
                        from hub.outbox o where o.state = 'PARKED' and o.destination = :destination
                        order by o.place limit :max
                        """)
                .param("destination", destination)
                .param("max", Math.min(max, AT_ONCE_MAX))
                .query((row, index) -> parked(row))
                .list();
    }

    private static Parked parked(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime since = row.getObject("settled_at", OffsetDateTime.class);
        Instant added = Columns.instant(row, "added_at");
        return new Parked(
                row.getObject("id", UUID.class),
                new FacilityCode(row.getString("facility")),
                row.getString("destination"),
                row.getString("kind"),
                row.getInt("attempts"),
                String.valueOf(row.getString("reason")),
                added,
                since == null ? added : since.toInstant(),
                row.getInt("behind"));
    }

    @Override
    public void resume(UUID item, Step by) {
        unit.inOne(() -> {
            OutboxRows.Standing parked = parkedOne(item);
            letWait(parked, by);
            closeIncident(parked, by.at());
        });
    }

    @Override
    public int resumeAll(String destination, Step by) {
        return unit.inOne(() -> {
            lines.lock(destination);
            List<UUID> items =
                    parked(destination, AT_ONCE_MAX).stream().map(Parked::id).toList();
            items.forEach(item -> resume(item, by));
            return items.size();
        });
    }

    private void letWait(OutboxRows.Standing parked, Step by) {
        db.sql("""
                        update hub.outbox set state = 'WAITING', attempts = 0, next_at = :at, settled_at = null
                        where id = :id
                        """).param("at", Columns.at(by.at())).param("id", parked.id()).update();
        record(parked.destination(), parked.id(), "resume", by);
    }

    @Override
    public void skip(UUID item, Step by) {
        unit.inOne(() -> {
            OutboxRows.Standing parked = parkedOne(item);
            lines.settle(parked, "SKIPPED", by.at(), Columns.clean(by.reason(), REASON_MAX));
            record(parked.destination(), parked.id(), "skip", by);
            closeIncident(parked, by.at());
        });
    }

    @Override
    public void revealed(UUID item, Step by) {
        unit.inOne(() -> {
            OutboxRows.Standing shown =
                    lines.standing(item).orElseThrow(() -> new IllegalStateException("there is no item " + item));
            record(shown.destination(), item, "reveal", by);
        });
    }

    private OutboxRows.Standing parkedOne(UUID item) {
        return lines.locked(item)
                .filter(standing -> standing.state().equals("PARKED"))
                .orElseThrow(() -> new IllegalStateException("item " + item + " is not parked"));
    }

    private void closeIncident(OutboxRows.Standing item, Instant at) {
        long left = db.sql("""
                        select count(*) from hub.outbox
                        where state = 'PARKED' and destination = :destination and facility = :facility
                        """)
                .param("destination", item.destination())
                .param("facility", item.facility())
                .query(Long.class)
                .single();
        if (left == 0) {
            incidents.close(new FacilityCode(item.facility()), PARKED_INCIDENT, item.destination(), at);
        }
    }

    @Override
    public void stop(String destination, Step by) {
        unit.inOne(() -> {
            int added = db.sql("""
                            insert into hub.outbox_stop (destination, person, reason, at)
                            values (:destination, :person, :reason, :at) on conflict do nothing
                            """)
                    .param("destination", destination)
                    .param("person", Columns.clean(by.person(), PERSON_MAX))
                    .param("reason", Columns.clean(by.reason(), REASON_MAX))
                    .param("at", Columns.at(by.at()))
                    .update();
            if (added > 0) {
                record(destination, null, "stop", by);
            }
        });
    }

    @Override
    public void start(String destination, Step by) {
        unit.inOne(() -> {
            int gone = db.sql("delete from hub.outbox_stop where destination = :destination")
                    .param("destination", destination)
                    .update();
            if (gone == 0) {
                throw new IllegalStateException("delivery to " + destination + " is not stopped");
            }
            record(destination, null, "start", by);
        });
    }

    private void record(String destination, @Nullable UUID item, String action, Step by) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(destination);
        values.add(item);
        values.add(Columns.clean(by.person(), PERSON_MAX));
        values.add(action);
        values.add(Columns.clean(by.reason(), REASON_MAX));
        values.add(Columns.at(by.at()));
        db.sql(
                        "insert into hub.outbox_action (destination, item, person, action, reason, at) values (?, ?, ?, ?, ?, ?)")
                .params(values)
                .update();
    }
}
