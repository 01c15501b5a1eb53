package vn.hamrong.shared.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.OutboxDesk;
import vn.hamrong.shared.OutboxItem;
import vn.hamrong.shared.OutboxLines.Due;

/** Two patients turn out to be one: what waits for them leaves in the order in which it was added. */
class JdbcOutboxOrdersTest {
    private static final FacilityCode HAM_RONG = new FacilityCode("38901");
    private static final String HIS = "38902/his";
    private static final Instant NOON = Instant.parse("2026-11-25T05:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final OutboxDesk.Step LAN = new OutboxDesk.Step("lan", "HIS repaired", NOON);

    private static void add(TestDatabase database, int nth, String order) {
        database.unit()
                .inOne(() -> new JdbcOutbox(database.pool(), CLOCK)
                        .add(new OutboxItem(new UUID(0, nth), HAM_RONG, HIS, "referral", order, new byte[0])));
    }

    private static void join(TestDatabase database) {
        database.unit().inOne(() -> new JdbcOutboxOrders(database.pool(), CLOCK).join("a", "b"));
    }

    private static List<Due> due(TestDatabase database) {
        return lines(database).due(HIS, 10, NOON, Duration.ofMinutes(1));
    }

    private static JdbcOutboxLines lines(TestDatabase database) {
        return new JdbcOutboxLines(database.pool(), database.unit());
    }

    /** All that leaves from now on, each confirmed before the next is asked for. */
    private static List<Long> leaving(TestDatabase database) {
        List<Due> due = due(database);
        if (due.isEmpty()) {
            return List.of();
        }
        assertThat(due).as("one of a line at a time").hasSize(1);
        lines(database).delivered(due.get(0), NOON);
        Stream<Long> first = Stream.of(due.get(0).item().id().getLeastSignificantBits());
        return Stream.concat(first, leaving(database).stream()).toList();
    }

    @OnBothDatabases
    void whatWaitsLeavesOneAfterAnother(TestDatabase database) {
        add(database, 1, "a");
        add(database, 2, "b");
        add(database, 3, "a");
        add(database, 4, "b");

        join(database);

        assertThat(leaving(database)).containsExactly(1L, 2L, 3L, 4L);
    }

    @OnBothDatabases
    void whatWasUnderWayEndsAndTheLaterOneComesAgainInItsTurn(TestDatabase database) {
        add(database, 1, "a");
        add(database, 2, "b");
        add(database, 3, "a");
        List<Due> underWay = due(database);
        assertThat(underWay).hasSize(2);

        join(database);
        lines(database).retry(underWay.get(1), NOON.plusSeconds(5), "no answer");
        assertThat(due(database)).as("the first of them is still under way").isEmpty();
        lines(database).delivered(underWay.get(0), NOON);

        assertThat(leaving(database)).containsExactly(2L, 3L);
    }

    @OnBothDatabases
    void nothingPassesAParkedOneInTheMiddle(TestDatabase database) {
        add(database, 1, "b");
        add(database, 2, "a");
        add(database, 3, "b");
        List<Due> underWay = due(database);
        lines(database).park(underWay.get(1), NOON, "refused");

        join(database);
        lines(database).delivered(underWay.get(0), NOON);
        assertThat(due(database)).isEmpty();
        new JdbcOutboxDesk(database.pool(), database.unit(), new JdbcIncidents(database.pool()))
                .resume(new UUID(0, 2), LAN);

        assertThat(leaving(database)).containsExactly(2L, 3L);
    }
}
