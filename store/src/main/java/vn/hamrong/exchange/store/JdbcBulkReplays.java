package vn.hamrong.exchange.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import vn.hamrong.exchange.Desk;
import vn.hamrong.exchange.desk.BulkReplays;
import vn.hamrong.exchange.desk.Scope;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.UnitOfWork;
import vn.hamrong.shared.store.Columns;

/** Runs as rows: one a run, one a message of it. Each message's try and its mark commit together. */
public final class JdbcBulkReplays implements BulkReplays {

    private static final String ITSELF = "hub";
    private static final int STEPS_A_MINUTE = 60;
    private static final int PARKED_AGAIN_LEAST = 10;
    private static final int RUNS_AT_ONCE_MAX = 100;

    private static final String RUN = """
            select r.*, (select count(*) from hub.replay_item i where i.run = r.id) as messages,
                (select count(*) from hub.replay_item i where i.run = r.id and i.state = 'DONE') as replayed,
                (select count(*) from hub.replay_item i where i.run = r.id and i.state = 'GONE') as gone,
                (select count(*) from hub.replay_item i join hub.waiting w on w.number = i.number and w.turn = 'PARKED'
                    and w.lead where i.run = r.id and i.state = 'DONE') as parked_again
            from hub.replay_run r where\s""";

    /** In its lane nothing passes it. */
    private static final String OVERTAKEN = "p.lane like 'beside %' and " + Newer.than("p.number");

    private static final String TAKEN = " where p.reason = :reason and not (" + OVERTAKEN + ")";

    private final JdbcClient db;
    private final UnitOfWork unit;
    private final Desk desk;

    public JdbcBulkReplays(DataSource dataSource, UnitOfWork unit, Desk desk) {
        db = JdbcClient.create(dataSource);
        this.unit = unit;
        this.desk = desk;
    }

    @Override
    public long preview(FacilityCode hospital, String reason) {
        return count(hospital, reason, TAKEN);
    }

    @Override
    public long overtaken(FacilityCode hospital, String reason) {
        return count(hospital, reason, " where p.reason = :reason and " + OVERTAKEN);
    }

    private long count(FacilityCode hospital, String reason, String which) {
        return db.sql("select count(*) from (select p.number from " + JdbcParkedCauses.parked(Scope.of(hospital))
                        + which + " limit :max) taken")
                .param("hospital", hospital.value())
                .param("reason", reason)
                .param("max", MESSAGES_MAX)
                .query(Long.class)
                .single();
    }

    @Override
    public long start(Order order, Instant at) {
        return unit.inOne(() -> {
            long run = addRun(order, at);
            db.sql(
                            "insert into hub.replay_item (run, number, state) select cast(:run as bigint), p.number, 'WAITING' from "
                                    + JdbcParkedCauses.parked(Scope.of(order.hospital()))
                                    + TAKEN + " order by p.number limit :max")
                    .param("run", run)
                    .param("hospital", order.hospital().value())
                    .param("reason", order.reason())
                    .param("max", MESSAGES_MAX)
                    .update();
            return run;
        });
    }

    private long addRun(Order order, Instant at) {
        var key = new GeneratedKeyHolder();
        db.sql("""
                        insert into hub.replay_run (hospital, reason, person, per_minute, state, started_at, next_at)
                        values (:hospital, :reason, :person, :perMinute, 'RUNNING', :at, :at)
                        """)
                .param("hospital", order.hospital().value())
                .param("reason", Columns.clean(order.reason(), 500))
                .param("person", Columns.clean(order.person(), 100))
                .param("perMinute", order.perMinute())
                .param("at", Columns.at(at))
                .update(key, "id");
        Number id = key.getKey();
        if (id == null) {
            throw new IllegalStateException("the database gave the run no number");
        }
        return id.longValue();
    }

    @Override
    public List<Run> runs(Scope scope, int max) {
        return db.sql(RUN + (scope.only().isPresent() ? "r.hospital = :hospital" : "true")
                        + " order by r.id desc limit :max")
                .param("hospital", scope.only().map(FacilityCode::value).orElse(""))
                .param("max", max)
                .query((row, index) -> run(row))
                .list();
    }

    @Override
    public Optional<Run> find(Scope scope, long run) {
        return db.sql(RUN + "r.id = :run")
                .param("run", run)
                .query((row, index) -> run(row))
                .optional()
                .filter(found -> scope.covers(found.order().hospital()));
    }

    @Override
    public boolean stop(Scope scope, long run, String person, Instant at) {
        return find(scope, run).isPresent() && end(run, State.STOPPED, person, at);
    }

    private boolean end(long run, State state, @Nullable String person, Instant at) {
        return unit.inOne(() -> db.sql("""
                                update hub.replay_run set state = :state, ended_at = :at, ended_by = :person
                                where id = :run and state = 'RUNNING'
                                """)
                        .param("state", state.name())
                        .param("at", Columns.at(at))
                        .param("person", Columns.cleanOrNull(person, 100))
                        .param("run", run)
                        .update()
                == 1);
    }

    @Override
    public int step(Instant now) {
        return db
                .sql(RUN + "r.state = 'RUNNING' and r.next_at <= :now order by r.id limit :max")
                .param("now", Columns.at(now))
                .param("max", RUNS_AT_ONCE_MAX)
                .query((row, index) -> run(row))
                .list()
                .stream()
                .mapToInt(run -> step(run, now))
                .sum();
    }

    /** One step's share; the next step is due when the rate allows it, however long nobody called. */
    private int step(Run run, Instant now) {
        if (run.parkedAgain() >= PARKED_AGAIN_LEAST && 2 * run.parkedAgain() > run.replayed()) {
            end(run.id(), State.STOPPED, ITSELF, now);
            return 0;
        }
        int share = Math.max(1, run.order().perMinute() / STEPS_A_MINUTE);
        List<Long> due = due(run.id(), share);
        if (due.isEmpty()) {
            end(run.id(), State.DONE, null, now);
            return 0;
        }
        due.forEach(number -> replay(run, number, now));
        db.sql("update hub.replay_run set next_at = :next where id = :run")
                .param(
                        "next",
                        Columns.at(now.plusMillis(
                                60_000L * due.size() / run.order().perMinute())))
                .param("run", run.id())
                .update();
        return due.size();
    }

    private List<Long> due(long run, int share) {
        return db.sql("""
                        select number from hub.replay_item where run = :run and state = 'WAITING'
                        order by number limit :share
                        """)
                .param("run", run)
                .param("share", share)
                .query(Long.class)
                .list();
    }

    private void replay(Run run, long number, Instant now) {
        try {
            unit.inOne(() -> {
                // First the run's row: a stop waits for this message or this message sees the stop.
                if (isRunning(run.id())) {
                    desk.replay(new JournalNumber(number), run.order().person(), now);
                    mark(run.id(), number, "DONE");
                }
            });
        } catch (IllegalStateException notParkedAnyMoreOrOvertaken) {
            unit.inOne(() -> mark(run.id(), number, "GONE"));
        }
    }

    private boolean isRunning(long run) {
        return db.sql("select id from hub.replay_run where id = :run and state = 'RUNNING' for update")
                .param("run", run)
                .query(Long.class)
                .optional()
                .isPresent();
    }

    private void mark(long run, long number, String state) {
        db.sql("update hub.replay_item set state = :state where run = :run and number = :number")
                .param("state", state)
                .param("run", run)
                .param("number", number)
                .update();
    }

    private static Run run(ResultSet row) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Run(
                row.getLong("id"),
                new Order(
                        new FacilityCode(row.getString("hospital")),
                        row.getString("reason"),
                        row.getString("person"),
                        row.getInt("per_minute")),
                State.valueOf(row.getString("state")),
                row.getLong("messages"),
                row.getLong("replayed"),
                row.getLong("gone"),
                row.getLong("parked_again"),
                Columns.instant(row, "started_at"),
                ended == null ? null : ended.toInstant(),
                row.getString("ended_by"));
    }
}
