package vn.hamrong.shared.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.Outbox.Due;
import vn.hamrong.shared.OutboxItem;

class JdbcOutboxTest {

    private static final Instant NOON = Instant.parse("2026-11-22T05:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int ATTEMPTS_MAX = 3;

    @OnBothDatabases
    void anItemLeavesOnlyIfItsUnitCommits(TestDatabase database) {
        JdbcOutbox outbox = outbox(database);

        assertThatThrownBy(() -> outbox.add(item(1))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> database.unit().inOne(() -> {
                    outbox.add(item(1));
                    throw new IllegalArgumentException("no effect");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(outbox.due(10, NOON, LEASE)).isEmpty();

        add(database, outbox, item(1));
        add(database, outbox, item(1));

        List<Due> due = outbox.due(10, NOON, LEASE);
        assertThat(due).hasSize(1);
        assertThat(due.get(0).item().payload()).isEqualTo("notice 1".getBytes(StandardCharsets.UTF_8));
        assertThat(due.get(0).attempts()).isZero();
    }

    @OnBothDatabases
    void aLeasedItemComesBackOnlyWhenItsTakerDied(TestDatabase database) {
        JdbcOutbox outbox = outbox(database);
        add(database, outbox, item(1));
        outbox.due(10, NOON, LEASE);

        assertThat(outbox.due(10, NOON.plusSeconds(29), LEASE)).isEmpty();
        List<Due> again = outbox.due(10, NOON.plusSeconds(30), LEASE);

        assertThat(again).singleElement().matches(due -> due.attempts() == 1);
        outbox.delivered(again.get(0).item(), NOON);
        assertThat(outbox.due(10, NOON.plusSeconds(3600), LEASE)).isEmpty();
        assertThat(database.count("hub.outbox where state = 'DELIVERED'")).isEqualTo(1);
    }

    @OnBothDatabases
    void retriesAreBoundedAndTheItemStaysParked(TestDatabase database) {
        JdbcOutbox outbox = outbox(database);
        add(database, outbox, item(1));
        Instant now = NOON;

        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            Due due = outbox.due(10, now, LEASE).get(0);
            now = now.plusSeconds(60);
            outbox.retry(due.item(), now, "connection refused");
            assertThat(outbox.due(10, now.minusSeconds(1), LEASE)).isEmpty();
        }

        assertThat(outbox.due(10, now, LEASE)).isEmpty();
        assertThat(database.count("hub.outbox where state = 'PARKED' and reason = 'tried 3 times'"))
                .isEqualTo(1);
    }

    @OnBothDatabases
    void aParkedItemCanStillTurnOutToBeDelivered(TestDatabase database) {
        JdbcOutbox outbox = outbox(database);
        add(database, outbox, item(1));

        outbox.park(item(1), NOON, "AR from partner");
        assertThat(outbox.due(10, NOON.plusSeconds(60), LEASE)).isEmpty();
        outbox.delivered(item(1), NOON);
        outbox.park(item(1), NOON, "late");

        assertThat(database.count("hub.outbox where state = 'DELIVERED'")).isEqualTo(1);
    }

    @OnBothDatabases
    void twoTakersNeverGetTheSameItem(TestDatabase database) {
        JdbcOutbox outbox = outbox(database);
        IntStream.range(0, 40).forEach(i -> add(database, outbox, item(i)));

        List<UUID> taken = IntStream.range(0, 8)
                .mapToObj(taker -> CompletableFuture.supplyAsync(() -> outbox.due(10, NOON, LEASE)))
                .toList()
                .stream()
                .flatMap(due -> due.join().stream())
                .map(due -> due.item().id())
                .toList();

        assertThat(taken).doesNotHaveDuplicates();
        assertThat(taken.size() + outbox.due(100, NOON, LEASE).size()).isEqualTo(40);
    }

    private static JdbcOutbox outbox(TestDatabase database) {
        return new JdbcOutbox(database.pool(), database.unit(), Clock.fixed(NOON, ZoneOffset.UTC), ATTEMPTS_MAX);
    }

    private static void add(TestDatabase database, JdbcOutbox outbox, OutboxItem item) {
        database.unit().inOne(() -> outbox.add(item));
    }

    private static OutboxItem item(int number) {
        return new OutboxItem(
                new UUID(0, number),
                new FacilityCode("38001"),
                "his-38001",
                "his-notice",
                ("notice " + number).getBytes(StandardCharsets.UTF_8));
    }
}
