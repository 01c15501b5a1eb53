package vn.hamrong.exchange.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.hamrong.exchange.Kept;
import vn.hamrong.exchange.Receipts.UnmappedPath;
import vn.hamrong.exchange.WaitingMessage;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.store.OnBothDatabases;
import vn.hamrong.shared.store.TestDatabase;

class JdbcLanesTest {

    @OnBothDatabases
    void eachLaneGivesItsOldestAndNothingOfItBeforeThatIsApplied(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            JournalNumber lan1 = exchange.kept(Sent.of("LAN", "1"));
            JournalNumber lan2 = exchange.kept(Sent.of("LAN", "2"));
            JournalNumber duc1 = exchange.kept(Sent.of("DUC", "3"));

            assertThat(exchange.headNumbers()).containsExactly(lan1, duc1);
            exchange.apply(lan1);
            assertThat(exchange.headNumbers()).containsExactly(lan2, duc1);
            assertThat(exchange.lanes().waiting()).isEqualTo(2);
        }
    }

    @OnBothDatabases
    void headsAreOfTheHospitalOfTheOldest(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            JournalNumber province1 = exchange.kept(Sent.of("LAN", "1"));
            JournalNumber district = exchange.kept(Sent.of("LAN", "2").from(Sent.DISTRICT));
            JournalNumber province2 = exchange.kept(Sent.of("DUC", "3"));

            assertThat(exchange.headNumbers()).containsExactly(province1, province2);
            exchange.apply(province1);
            assertThat(exchange.headNumbers()).containsExactly(district);
        }
    }

    @OnBothDatabases
    void aLaneAlwaysFallsIntoOneGroup(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            IntStream.range(0, 40).forEach(i -> exchange.kept(Sent.of("BN" + i, "" + i)));

            List<Integer> sizes = IntStream.range(0, 3)
                    .mapToObj(group ->
                            exchange.lanes().heads(group, 3, 100, Exchange.NOON).size())
                    .toList();

            assertThat(sizes).doesNotContain(0);
            assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(40);
        }
    }

    @OnBothDatabases
    void onlyOneOfTwoWhoApplyTheSameMessageSucceeds(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            exchange.kept(Sent.of("LAN", "1"));
            WaitingMessage head = exchange.heads().get(0);

            List<Boolean> done = Stream.of(1, 2)
                    .map(one -> CompletableFuture.supplyAsync(() -> {
                                exchange.apply(head);
                                return true;
                            })
                            .exceptionally(failure -> false))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();

            assertThat(done).containsExactlyInAnyOrder(true, false);
            assertThatThrownBy(() -> exchange.apply(head)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> exchange.lanes().park(head, Exchange.NOON, "late"))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @OnBothDatabases
    void appliedNeedsAUnitAndGoesBackWithIt(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            JournalNumber number = exchange.kept(Sent.of("LAN", "1"));
            WaitingMessage head = exchange.head(number);

            assertThatThrownBy(() -> exchange.lanes().applied(head, Sent.RECEIPT, Exchange.NOON))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> database.unit().inOne(() -> {
                        exchange.lanes().applied(head, Sent.RECEIPT, Exchange.NOON);
                        throw new IllegalArgumentException("the record would not take it");
                    }))
                    .isInstanceOf(IllegalArgumentException.class);

            assertThat(exchange.state(number)).isEqualTo("WAITING");
            assertThat(exchange.headNumbers()).containsExactly(number);
            assertThat(database.count("hub.unmapped")).isZero();
        }
    }

    @OnBothDatabases
    void theReceiptKeepsPathsAndNeverValues(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            JournalNumber number = exchange.kept(Sent.of("LAN", "1"));
            exchange.apply(number);
            JdbcReceipts receipts = new JdbcReceipts(database.pool());

            var receipt = receipts.of(number).orElseThrow();
            assertThat(receipt.mapped()).isEqualTo(1);
            assertThat(receipt.extended()).isEqualTo(1);
            assertThat(receipt.unmapped()).isEqualTo(2);
            assertThat(receipts.unmapped(Sent.PROVINCE, 10)).containsExactly(new UnmappedPath("PV1-41", 2));
            assertThat(receipts.totals().get(0).messages()).isEqualTo(1);
        }
    }

    @OnBothDatabases
    void aFailedMessageKeepsItsLaneWaitingUntilItsNextAttempt(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            JournalNumber lan = exchange.kept(Sent.of("LAN", "1"));
            exchange.kept(Sent.of("LAN", "2"));
            JournalNumber duc = exchange.kept(Sent.of("DUC", "3"));
            var next = Exchange.NOON.plus(Duration.ofMinutes(1));

            exchange.lanes().retry(exchange.head(lan), next, "version conflict");

            assertThat(exchange.headNumbers()).containsExactly(duc);
            WaitingMessage again = exchange.heads(next).get(0);
            assertThat(again.number()).isEqualTo(lan);
            assertThat(again.attempts()).isEqualTo(1);
        }
    }

    @OnBothDatabases
    void F14_aPoisonMessageParksItsOwnLaneOnly(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            JournalNumber poison = exchange.kept(Sent.of("LAN", "1"));
            exchange.kept(Sent.of("LAN", "2"));
            JournalNumber duc = exchange.kept(Sent.of("DUC", "3"));

            exchange.park(poison);

            assertThat(exchange.applyAll()).containsExactly(duc);
            assertThat(exchange.state(poison)).isEqualTo("PARKED");
            assertThat(exchange.lanes().waiting()).isEqualTo(1);
        }
    }

    @OnBothDatabases
    void aMergeWaitsForBothLanesAndEverythingLaterOfBothWaitsForIt(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            JournalNumber old1 = exchange.kept(Sent.of("OLD", "1"));
            JournalNumber new1 = exchange.kept(Sent.of("NEW", "2"));
            JournalNumber merge = exchange.kept(Sent.of("NEW", "3").merging("OLD"));
            JournalNumber old2 = exchange.kept(Sent.of("OLD", "4"));
            JournalNumber new2 = exchange.kept(Sent.of("NEW", "5"));

            assertThat(exchange.headNumbers()).containsExactly(old1, new1);
            exchange.apply(new1);
            assertThat(exchange.headNumbers()).containsExactly(old1);
            exchange.apply(old1);
            assertThat(exchange.headNumbers()).containsExactly(merge);
            exchange.apply(merge);
            JournalNumber old3 = exchange.kept(Sent.of("OLD", "6"));
            assertThat(exchange.applyAll()).containsExactly(old2, new2, old3);
        }
    }

    @OnBothDatabases
    void mergedLanesStandInOneLine(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            exchange.apply(exchange.kept(Sent.of("NEW", "1").merging("OLD")));
            JournalNumber old1 = exchange.kept(Sent.of("OLD", "2"));
            exchange.kept(Sent.of("NEW", "3"));

            assertThat(exchange.headNumbers()).containsExactly(old1);
            assertThat(exchange.heads().get(0).lane().mrn()).isEqualTo("NEW");
        }
    }

    @OnBothDatabases
    void chainsOfMergesAreFlatAndCyclesDoNothing(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            exchange.kept(Sent.of("B", "1").merging("A"));
            exchange.kept(Sent.of("C", "2").merging("B"));
            exchange.kept(Sent.of("A", "3").merging("C"));
            exchange.applyAll();

            JournalNumber a = exchange.kept(Sent.of("A", "4"));
            exchange.kept(Sent.of("B", "5"));

            assertThat(exchange.headNumbers()).containsExactly(a);
            assertThat(exchange.heads().get(0).lane().mrn()).isEqualTo("C");
            assertThat(database.count("hub.merged_lane where surviving <> '38001|C'"))
                    .isZero();
        }
    }

    @OnBothDatabases
    void aMergeThatNamesOneLaneTwiceIsAnOrdinaryMessage(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            JournalNumber odd = exchange.kept(Sent.of("LAN", "1").merging("LAN"));
            JournalNumber next = exchange.kept(Sent.of("LAN", "2"));

            assertThat(exchange.applyAll()).containsExactly(odd, next);
        }
    }

    @OnBothDatabases
    void aLongLineBehindAParkedMessageHidesNobody(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            JournalNumber poison = exchange.kept(Sent.of("LAN", "0"));
            keepMany(exchange, "LAN", 900);
            JournalNumber merge = exchange.kept(Sent.of("DUC", "m").merging("LAN"));
            JournalNumber far = exchange.kept(Sent.of("FAR", "z"));
            exchange.park(poison);

            assertThat(exchange.headNumbers()).containsExactly(far);
            exchange.apply(far);
            exchange.desk().skip(poison, "Hoa", "not for us", Exchange.NOON);
            List<JournalNumber> order = exchange.applyAll();

            assertThat(order).hasSize(901).isSorted().endsWith(merge);
        }
    }

    private static void keepMany(Exchange exchange, String mrn, int count) {
        List<CompletableFuture<Kept>> answers = IntStream.rangeClosed(1, count)
                .mapToObj(i -> exchange.journal().keep(Sent.of(mrn, mrn + i).message()))
                .toList();
        answers.forEach(CompletableFuture::join);
    }
}
