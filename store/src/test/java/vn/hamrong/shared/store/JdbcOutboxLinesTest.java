package vn.hamrong.shared.store;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hamrong.shared.store.Posted.HIS;
import static vn.hamrong.shared.store.Posted.LEASE;
import static vn.hamrong.shared.store.Posted.NOON;
import static vn.hamrong.shared.store.Posted.item;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import vn.hamrong.shared.OutboxLines.Due;

class JdbcOutboxLinesTest {
    private static final Instant LATER = NOON.plusSeconds(3_600);

    @OnBothDatabases
    void nothingOvertakesAnEarlierItemOfItsOrderAndOtherOrdersGoOn(TestDatabase database) {
        Posted posted = Posted.on(database);
        posted.add(item(1, "lan"));
        posted.add(item(2, "lan"));
        posted.add(item(3, "minh"));
        posted.add(item(4, ""));
        posted.add(item(5, ""));

        List<Due> first = posted.take(NOON);
        assertThat(first).extracting(Posted::number).containsExactly(1, 3, 4, 5);
        posted.add(item(6, "minh"));
        posted.lines().retry(first.get(0), LATER, "connection refused");
        assertThat(posted.due(NOON.plusSeconds(1))).isEmpty();

        first.subList(1, 4).forEach(due -> posted.lines().delivered(due, NOON));
        Due sixth = posted.takeOne(NOON.plusSeconds(2));
        assertThat(Posted.number(sixth)).isEqualTo(6);
        posted.lines().delivered(sixth, NOON);
        Due again = posted.takeOne(LATER);
        assertThat(Posted.number(again)).isEqualTo(1);
        posted.lines().delivered(again, LATER);
        assertThat(posted.due(LATER)).containsExactly(2);
    }

    @OnBothDatabases
    void aLeasedItemComesBackWhenItsTakerDied(TestDatabase database) {
        Posted posted = Posted.on(database);
        posted.add(item(1, "lan"));
        posted.add(item(2, "lan"));
        posted.take(NOON);

        Posted afterRestart = Posted.on(database);
        assertThat(afterRestart.take(NOON.plusSeconds(29))).isEmpty();
        Due again = afterRestart.takeOne(NOON.plus(LEASE));

        assertThat(Posted.number(again)).isEqualTo(1);
        assertThat(again.attempts()).isEqualTo(1);
        afterRestart.lines().delivered(again, NOON);
        assertThat(afterRestart.due(NOON.plusSeconds(60))).containsExactly(2);
        assertThat(posted.in("DELIVERED")).isEqualTo(1);
    }

    @OnBothDatabases
    void aTakerWhoseLeaseRanOutCanConfirmButNothingElse(TestDatabase database) {
        Posted posted = Posted.on(database);
        posted.add(item(1, "lan"));
        posted.add(item(2, "lan"));
        Due late = posted.takeOne(NOON);
        Due now = posted.takeOne(NOON.plus(LEASE));

        posted.lines().retry(late, NOON, "too late");
        posted.lines().park(late, NOON, "too late");
        assertThat(posted.due(NOON.plus(LEASE).plusSeconds(1))).isEmpty();
        assertThat(posted.in("PARKED")).isZero();

        posted.lines().delivered(late, NOON);
        posted.lines().delivered(now, NOON);
        posted.lines().park(now, NOON, "refused");
        assertThat(posted.in("DELIVERED")).isEqualTo(1);
        assertThat(posted.due(NOON.plus(LEASE))).containsExactly(2);
    }

    @OnBothDatabases
    void aParkedItemHoldsItsOwnLineOnlyAndMayStillTurnOutDelivered(TestDatabase database) {
        Posted posted = Posted.on(database);
        posted.add(item(1, "lan"));
        posted.add(item(2, "lan"));
        Due refused = posted.takeOne(NOON);

        posted.lines().park(refused, NOON, "AR from the receiver");
        posted.add(item(3, "lan"));
        posted.add(item(4, "minh"));
        assertThat(posted.due(NOON.plusSeconds(60))).containsExactly(4);

        posted.lines().delivered(refused, NOON);
        assertThat(posted.due(NOON.plusSeconds(60))).containsExactly(2);
    }

    @OnBothDatabases
    void namesOnlyDestinationsThatWait(TestDatabase database) {
        Posted posted = Posted.on(database);
        posted.add(item(1, "b", ""));
        posted.add(item(2, "a", ""));
        posted.add(item(3, "a", ""));
        posted.add(item(4, "c", ""));
        Due done = posted.lines().due("b", 1, NOON, LEASE).get(0);
        posted.lines().delivered(done, NOON);
        Due parked = posted.lines().due("c", 1, NOON, LEASE).get(0);
        posted.lines().park(parked, NOON, "refused");
        posted.lines().due("a", 1, NOON, LEASE);

        assertThat(posted.lines().destinations()).containsExactly("a");
    }

    @OnBothDatabases
    void manyTakersNeverShareAnItemAndNeverBreakAnOrder(TestDatabase database) throws Exception {
        Posted posted = Posted.on(database);
        int items = 120;
        int orders = 6;
        Map<String, Queue<Integer>> came = new ConcurrentHashMap<>();
        CountDownLatch left = new CountDownLatch(items);

        CompletableFuture<Void> sender = CompletableFuture.runAsync(() ->
                IntStream.range(0, items).forEach(i -> posted.add(item(i, "order " + i % orders))));
        List<CompletableFuture<Void>> takers = IntStream.range(0, 5)
                .mapToObj(taker -> CompletableFuture.runAsync(() -> deliverAll(posted, came, left)))
                .toList();
        sender.get();
        for (CompletableFuture<Void> taker : takers) {
            taker.get();
        }

        assertThat(came).hasSize(orders);
        came.forEach((order, numbers) -> assertThat(List.copyOf(numbers))
                .isSorted()
                .doesNotHaveDuplicates()
                .hasSize(items / orders));
        assertThat(posted.in("DELIVERED")).isEqualTo(items);
    }

    private static void deliverAll(Posted posted, Map<String, Queue<Integer>> came, CountDownLatch left) {
        while (left.getCount() > 0) {
            for (Due due : posted.lines().due(HIS, 3, NOON.plusSeconds(1), LEASE.multipliedBy(100))) {
                came.computeIfAbsent(due.item().order(), order -> new ConcurrentLinkedQueue<>())
                        .add(Posted.number(due));
                posted.lines().delivered(due, NOON);
                left.countDown();
            }
        }
    }
}
