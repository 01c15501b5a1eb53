package vn.hamrong.exchange.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.hamrong.exchange.JournalUnavailable;
import vn.hamrong.exchange.Kept;
import vn.hamrong.exchange.NewMessage;
import vn.hamrong.shared.store.Faults;
import vn.hamrong.shared.store.Faults.Point;
import vn.hamrong.shared.store.OnBothDatabases;
import vn.hamrong.shared.store.TestDatabase;

class JournalFaultsTest {

    @OnBothDatabases
    void F03_nothingIsAcceptedWhileTheDatabaseIsDownAndEverythingAfterwards(TestDatabase database) {
        Faults faults = new Faults(database.pool());
        try (JdbcJournal journal = open(database, faults, JournalLimits.DEFAULT)) {
            faults.failAt(Point.CONNECT);
            refuses(journal.keep(Sent.of("LAN", "1").message()));

            faults.failAt(Point.NOWHERE);
            assertThat(journal.keep(Sent.of("LAN", "1").message()).join()).isInstanceOf(Kept.Fresh.class);
        }
    }

    @OnBothDatabases
    void F04_aFullDiskRefusesAndKeepsNothing(TestDatabase database) {
        Faults faults = new Faults(database.pool());
        try (JdbcJournal journal = open(database, faults, JournalLimits.DEFAULT)) {
            faults.failAt(Point.BEFORE_COMMIT);
            refuses(journal.keep(Sent.of("LAN", "1").message()));
            assertThat(database.count("hub.message")).isZero();

            faults.failAt(Point.NOWHERE);
            assertThat(journal.keep(Sent.of("LAN", "1").message()).join()).isInstanceOf(Kept.Fresh.class);
        }
    }

    @OnBothDatabases
    void aCommitOfUnknownOutcomeIsNoAcceptanceAndTheResendIsFoundAsRepeated(TestDatabase database) {
        Faults faults = new Faults(database.pool());
        try (JdbcJournal journal = open(database, faults, JournalLimits.DEFAULT)) {
            faults.failAt(Point.AFTER_COMMIT);
            refuses(journal.keep(Sent.of("LAN", "1").message()));

            faults.failAt(Point.NOWHERE);
            assertThat(journal.keep(Sent.of("LAN", "1").message()).join()).isInstanceOf(Kept.Repeated.class);
            assertThat(database.count("hub.message")).isEqualTo(1);
        }
    }

    @OnBothDatabases
    void aCommitThatHangsIsRefusedInTimeAndTheResendIsFoundAsRepeated(TestDatabase database) {
        Faults faults = new Faults(database.pool());
        var limits = new JournalLimits(10, 1_000_000, 10, Duration.ofMillis(300));
        try (JdbcJournal journal = open(database, faults, limits)) {
            faults.failAt(Point.HANG_BEFORE_COMMIT);
            refuses(journal.keep(Sent.of("LAN", "1").message()));

            faults.failAt(Point.NOWHERE);
            assertThat(journal.keep(Sent.of("LAN", "1").message()).join()).isInstanceOf(Kept.Repeated.class);
        }
    }

    @OnBothDatabases
    void overloadIsRefusedAtOnce(TestDatabase database) {
        Faults faults = new Faults(database.pool());
        var limits = new JournalLimits(10, 1_000_000, 1, Duration.ofSeconds(5));
        try (JdbcJournal journal = open(database, faults, limits)) {
            faults.failAt(Point.HANG_BEFORE_COMMIT);
            List<CompletableFuture<Kept>> answers = IntStream.range(0, 100)
                    .mapToObj(i -> journal.keep(Sent.of("LAN", "" + i).message()))
                    .toList();
            refuses(journal.keep(
                    Sent.of("LAN", "big").saying("x".repeat(1_000_001)).message()));
            Map<Boolean, List<CompletableFuture<Kept>>> byRefusal =
                    answers.stream().collect(Collectors.partitioningBy(CompletableFuture::isCompletedExceptionally));

            faults.failAt(Point.NOWHERE);
            List<CompletableFuture<Kept>> refused = byRefusal.getOrDefault(true, List.of());
            assertThat(refused).hasSizeBetween(89, 90).allSatisfy(JournalFaultsTest::refuses);
            byRefusal.getOrDefault(false, List.of()).forEach(CompletableFuture::join);
            assertThat(database.count("hub.message")).isEqualTo(100 - refused.size());
        }
    }

    @OnBothDatabases
    void oneBadRowDoesNotCostTheOthersTheirs(TestDatabase database) {
        Faults faults = new Faults(database.pool());
        try (JdbcJournal journal = open(database, faults, JournalLimits.DEFAULT)) {
            faults.failAt(Point.HANG_BEFORE_COMMIT);
            CompletableFuture<Kept> first = journal.keep(Sent.of("LAN", "0").message());
            CompletableFuture<Kept> good = journal.keep(Sent.of("LAN", "1").message());
            CompletableFuture<Kept> bad =
                    journal.keep(withHashTooLong(Sent.of("DUC", "2").message()));
            CompletableFuture<Kept> good2 = journal.keep(Sent.of("HOA", "3").message());
            faults.failAt(Point.NOWHERE);

            refuses(bad);
            assertThat(Stream.of(first, good, good2).map(CompletableFuture::join))
                    .allMatch(Kept.Fresh.class::isInstance);
            assertThat(database.count("hub.message")).isEqualTo(3);
        }
    }

    @OnBothDatabases
    void F21_closingKeepsWhatWasHandedOverAndThenRefuses(TestDatabase database) {
        JdbcJournal journal = open(database, new Faults(database.pool()), JournalLimits.DEFAULT);
        List<CompletableFuture<Kept>> answers = IntStream.range(0, 300)
                .mapToObj(i -> journal.keep(Sent.of("LAN", "" + i).message()))
                .toList();

        journal.close();

        assertThat(answers).allMatch(answer -> answer.isDone() && !answer.isCompletedExceptionally());
        assertThat(database.count("hub.message")).isEqualTo(300);
        refuses(journal.keep(Sent.of("LAN", "late").message()));
    }

    private static JdbcJournal open(TestDatabase database, Faults faults, JournalLimits limits) {
        return JdbcJournal.open(faults, new JournalNumbers(database.pool()), Sent.hospitals(), limits);
    }

    private static void refuses(CompletableFuture<Kept> answer) {
        assertThatThrownBy(answer::join)
                .isInstanceOf(CompletionException.class)
                .satisfies(failure -> assertThat(failure.getCause())
                        .isInstanceOf(JournalUnavailable.class)
                        .hasNoCause());
    }

    private static NewMessage withHashTooLong(NewMessage good) {
        return new NewMessage(
                good.hospital(),
                good.channel(),
                good.envelope(),
                good.content(),
                good.charset(),
                "f".repeat(65),
                good.contentKey(),
                good.receivedAt(),
                good.lane(),
                good.priorLane(),
                good.refusal());
    }
}
