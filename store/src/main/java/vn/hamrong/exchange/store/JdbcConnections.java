package vn.hamrong.exchange.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.exchange.desk.Connections;
import vn.hamrong.exchange.desk.Scope;
import vn.hamrong.exchange.desk.Silence;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.Incidents;
import vn.hamrong.shared.UnitOfWork;
import vn.hamrong.shared.store.Columns;

/** Connections from their counts by the hour. Never looks at the whole journal. */
public final class JdbcConnections implements Connections {

    private static final String INCIDENT = "connection-silent";
    private static final Duration LEARNED_FROM = Duration.ofDays(29);
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(60);
    private static final int LOOKS_MAX = 50;

    private final JdbcClient db;
    private final UnitOfWork unit;
    private final Incidents incidents;
    private final RhythmRows rhythm;

    public JdbcConnections(DataSource dataSource, UnitOfWork unit, Incidents incidents) {
        db = JdbcClient.create(dataSource);
        this.unit = unit;
        this.incidents = incidents;
        rhythm = new RhythmRows(dataSource, unit);
    }

    private record Line(
            String hospital,
            long waiting,
            long parked,
            @Nullable Instant oldest) {}

    @Override
    public List<Connection> all(Scope scope, Instant now) {
        Map<String, Line> lines = lines(scope);
        return db.sql("""
                        select hospital, channel, max(last_at) as last_at, min(from_hour) as first,
                            cast(sum(case when from_hour >= :hourAgo then messages else 0 end) as bigint) as last_hour,
                            cast(sum(case when from_hour >= :dayAgo then messages else 0 end) as bigint) as last_day,
                            cast(sum(case when from_hour >= :dayAgo then refused else 0 end) as bigint) as refused
                        from hub.rhythm where from_hour >= :from and hospital <> 'UNKNOWN'\s""" + own(scope) + """
                         group by hospital, channel order by hospital, channel
                        """)
                .param("hospital", scope.only().map(FacilityCode::value).orElse(""))
                .param("from", Columns.at(now.minus(LEARNED_FROM)))
                .param("hourAgo", Columns.at(now.truncatedTo(ChronoUnit.HOURS).minus(1, ChronoUnit.HOURS)))
                .param("dayAgo", Columns.at(now.minus(1, ChronoUnit.DAYS)))
                .query((row, index) -> connection(row, lines, now))
                .list();
    }

    private Connection connection(ResultSet row, Map<String, Line> lines, Instant now) throws SQLException {
        String hospital = row.getString("hospital");
        String channel = row.getString("channel");
        Instant last = Columns.instant(row, "last_at");
        Line line = lines.getOrDefault(hospital, new Line(hospital, 0, 0, null));
        return new Connection(
                new FacilityCode(hospital),
                channel,
                last,
                row.getLong("last_hour"),
                row.getLong("last_day"),
                row.getLong("refused"),
                line.waiting(),
                Optional.ofNullable(line.oldest()).map(oldest -> Duration.between(oldest, now)),
                line.parked(),
                silence(hospital, channel, Columns.instant(row, "first"), last, now));
    }

    private Optional<Silence> silence(String hospital, String channel, Instant first, Instant last, Instant now) {
        // Most connections spoke a moment ago: their rhythm need not be read.
        return Silence.mayBe(first, last, now)
                ? Silence.judge(hours(hospital, channel, now), first, last, now)
                : Optional.empty();
    }

    private Map<Instant, Long> hours(String hospital, String channel, Instant now) {
        Map<Instant, Long> hours = new HashMap<>();
        db.sql("""
                        select from_hour, messages from hub.rhythm
                        where hospital = :hospital and channel = :channel and from_hour >= :from
                        """)
                .param("hospital", hospital)
                .param("channel", channel)
                .param("from", Columns.at(now.minus(LEARNED_FROM)))
                .query(row -> {
                    hours.put(Columns.instant(row, "from_hour"), row.getLong("messages"));
                });
        return hours;
    }

    private Map<String, Line> lines(Scope scope) {
        Map<String, Line> lines = new HashMap<>();
        db.sql("""
                        select l.hospital, l.waiting, l.parked, m.received_at as oldest from (
                            select hospital, count(case when turn <> 'PARKED' then 1 end) as waiting,
                                count(case when turn = 'PARKED' then 1 end) as parked,
                                min(case when turn <> 'PARKED' then number end) as oldest
                            from hub.waiting where lead\s""" + own(scope) + """
                             group by hospital
                        ) l left join hub.message m on m.number = l.oldest
                        """)
                .param("hospital", scope.only().map(FacilityCode::value).orElse(""))
                .query(row -> {
                    OffsetDateTime oldest = row.getObject("oldest", OffsetDateTime.class);
                    lines.put(
                            row.getString("hospital"),
                            new Line(
                                    row.getString("hospital"),
                                    row.getLong("waiting"),
                                    row.getLong("parked"),
                                    oldest == null ? null : oldest.toInstant()));
                });
        return lines;
    }

    private static String own(Scope scope) {
        return scope.only().isPresent() ? "and hospital = :hospital" : "";
    }

    /** Counts what came since the last time; to be called every few seconds. */
    public void count() {
        for (int look = 0; look < LOOKS_MAX && rhythm.count(); look++) {
            // a long backlog: the next look goes on
        }
    }

    /** Opens one incident for each connection that fell silent and closes it when it speaks again. About once a minute. */
    public void watch(Instant now) {
        unit.inOne(() -> {
            db.sql("delete from hub.rhythm where from_hour < :before")
                    .param("before", Columns.at(now.minus(FORGOTTEN_AFTER)))
                    .update();
            List<String> open = open();
            for (Connection one : all(Scope.PROVINCE, now)) {
                String cause = one.hospital() + " " + one.channel();
                if (one.silent().isPresent() && !open.contains(cause)) {
                    incidents.open(one.hospital(), INCIDENT, cause, words(one), now);
                } else if (one.silent().isEmpty() && open.contains(cause)) {
                    incidents.close(one.hospital(), INCIDENT, cause, now);
                }
            }
        });
    }

    private List<String> open() {
        return db.sql("select cause from hub.incident where kind = :kind and is_open")
                .param("kind", INCIDENT)
                .query(String.class)
                .list();
    }

    private static String words(Connection silent) {
        long expected = Math.round(silent.silent().map(Silence::expected).orElse(0.0));
        return "Nothing has come by " + silent.channel() + " since "
                + silent.lastAt().truncatedTo(ChronoUnit.MINUTES) + "; at this time of other days at least " + expected
                + " messages would have";
    }
}
