package vn.hamrong.shared.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.OutboxBook;
import vn.hamrong.shared.OutboxItem;

/** The outbox to look at. Each state is a range of one index, so that what was delivered long ago costs nothing. */
public final class JdbcOutboxBook implements OutboxBook {
    static final String LIST = """
            select id, place, facility, destination, kind, state, attempts, reason, added_at, next_at, settled_at
            from hub.outbox where state = :state and destination = :destination and place < :before
                and (:sender = '' or facility = :sender)
            order by state desc, destination desc, place desc limit :max
            """;
    static final String LINE = """
            select id, place, facility, destination, kind, state, attempts, reason, added_at, next_at, settled_at
            from hub.outbox where destination = :destination and order_key = :order and state = :state
            order by destination desc, order_key desc, state desc, place desc limit :max
            """;
    static final String UNDELIVERED = """
            select destination, sum(case when state = 'PARKED' then 1 else 0 end) as parked,
                sum(case when state = 'WAITING' and attempts > 0 then 1 else 0 end) as retrying,
                count(*) as undelivered, min(added_at) as oldest,
                min(case when state = 'WAITING' and attempts > 0 then next_at end) as next_try
            from hub.outbox where state in ('ADDED', 'WAITING', 'BEHIND', 'PARKED')
                and (:sender = '' or facility = :sender)
            group by destination order by destination
            """;
    static final String DELIVERED = """
            select count(*) from (select place from hub.outbox
                where state = 'DELIVERED' and destination = :destination limit :max) counted
            """;

    private static final List<String> STATES = List.of("ADDED", "WAITING", "BEHIND", "PARKED", "DELIVERED", "SKIPPED");
    private static final int DISCLOSURES_MAX = 50;
    /** Attempts are looked for so long after an item was added, and so long before it was settled. */
    private static final Duration LOOKED_THROUGH = Duration.ofDays(1);

    private final JdbcClient db;
    private final Clock clock;

    public JdbcOutboxBook(DataSource dataSource, Clock clock) {
        db = JdbcClient.create(dataSource);
        this.clock = clock;
    }

    @Override
    public List<Counts> undelivered(Optional<FacilityCode> sender) {
        return db.sql(UNDELIVERED)
                .param("sender", sender.map(FacilityCode::value).orElse(""))
                .query((row, index) -> new Counts(
                        row.getString("destination"),
                        row.getLong("undelivered") - row.getLong("parked") - row.getLong("retrying"),
                        row.getLong("retrying"),
                        row.getLong("parked"),
                        time(row, "oldest"),
                        time(row, "next_try")))
                .list();
    }

    @Override
    public int delivered(String destination) {
        return db.sql(DELIVERED)
                .param("destination", destination)
                .param("max", COUNTED_MAX)
                .query(Integer.class)
                .single();
    }

    @Override
    public List<Line> list(Asked asked) {
        return newest(STATES.stream()
                .filter(state -> mayBe(state, asked.standing()))
                .flatMap(state -> db
                        .sql(LIST)
                        .param("state", state)
                        .param("destination", asked.destination())
                        .param("before", asked.before().orElse(Long.MAX_VALUE))
                        .param("sender", asked.sender().map(FacilityCode::value).orElse(""))
                        .param("max", LISTED_MAX)
                        .query((row, index) -> line(row))
                        .list()
                        .stream())
                .filter(line -> asked.standing().contains(line.standing())));
    }

    @Override
    public List<Line> line(String destination, String order) {
        return newest(STATES.stream()
                .flatMap(state -> db
                        .sql(LINE)
                        .param("destination", destination)
                        .param("order", order)
                        .param("state", state)
                        .param("max", LISTED_MAX)
                        .query((row, index) -> line(row))
                        .list()
                        .stream()));
    }

    private static List<Line> newest(Stream<Line> lines) {
        return lines.sorted(Comparator.comparingLong(Line::place).reversed())
                .limit(LISTED_MAX)
                .toList();
    }

    /** What waits and what is tried again share a state. */
    private static boolean mayBe(String state, Set<Standing> standing) {
        return switch (state) {
            case "ADDED", "BEHIND" -> standing.contains(Standing.WAITING);
            case "WAITING" -> standing.contains(Standing.WAITING) || standing.contains(Standing.RETRYING);
            default -> standing.contains(Standing.valueOf(state));
        };
    }

    @Override
    public Optional<Whole> find(UUID id) {
        return db.sql("select * from hub.outbox where id = :id")
                .param("id", id)
                .query((row, index) -> whole(line(row), item(row)))
                .optional();
    }

    private Whole whole(Line line, OutboxItem item) {
        return new Whole(line, item, disclosures(line), deeds(line));
    }

    /** The audit is found by who acted and when: the way out itself. */
    private List<Instant> disclosures(Line line) {
        Instant end = line.settledAt().orElse(clock.instant());
        Instant early = line.addedAt().plus(LOOKED_THROUGH);
        Instant late = end.minus(LOOKED_THROUGH);
        List<Instant> all = new ArrayList<>(disclosures(line, line.addedAt(), end.isBefore(early) ? end : early));
        if (late.isAfter(early)) {
            all.addAll(disclosures(line, late, end));
        }
        return all.stream().distinct().limit(DISCLOSURES_MAX).toList();
    }

    private List<Instant> disclosures(Line line, Instant from, Instant until) {
        return db.sql("""
                        select at from hub.audit where actor in (:channel, :name) and at between :from and :until
                            and correlation = :id order by at limit :max
                        """)
                .param("channel", "delivery:" + line.destination())
                .param("name", line.destination())
                .param("from", Columns.at(from.minusSeconds(1)))
                .param("until", Columns.at(until.plusSeconds(1)))
                .param("id", line.id().toString())
                .param("max", DISCLOSURES_MAX)
                .query((row, index) -> Columns.instant(row, "at"))
                .list();
    }

    private List<Deed> deeds(Line line) {
        return db.sql("""
                        select person, action, reason, at from hub.outbox_action
                        where destination = :destination and item = :item order by id desc limit :max
                        """)
                .param("destination", line.destination())
                .param("item", line.id())
                .param("max", LISTED_MAX)
                .query((row, index) -> new Deed(
                        row.getString("person"),
                        row.getString("action"),
                        row.getString("reason"),
                        Columns.instant(row, "at")))
                .list();
    }

    private static Line line(ResultSet row) throws SQLException {
        int attempts = row.getInt("attempts");
        Standing standing = standing(row.getString("state"), attempts);
        @Nullable String reason = row.getString("reason");
        return new Line(
                row.getObject("id", UUID.class),
                row.getLong("place"),
                new FacilityCode(row.getString("facility")),
                row.getString("destination"),
                row.getString("kind"),
                standing,
                attempts,
                reason == null || standing == Standing.DELIVERED ? "" : reason,
                Columns.instant(row, "added_at"),
                standing == Standing.RETRYING ? time(row, "next_at") : Optional.empty(),
                time(row, "settled_at"));
    }

    private static Standing standing(String state, int attempts) {
        return switch (state) {
            case "ADDED", "BEHIND" -> Standing.WAITING;
            case "WAITING" -> attempts > 0 ? Standing.RETRYING : Standing.WAITING;
            default -> Standing.valueOf(state);
        };
    }

    private static OutboxItem item(ResultSet row) throws SQLException {
        return new OutboxItem(
                row.getObject("id", UUID.class),
                new FacilityCode(row.getString("facility")),
                row.getString("destination"),
                row.getString("kind"),
                row.getString("order_key"),
                row.getBytes("payload"));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }
}
