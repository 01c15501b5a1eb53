package vn.hamrong.exchange.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.hamrong.exchange.Kept;
import vn.hamrong.exchange.NewMessage;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.store.OnBothDatabases;
import vn.hamrong.shared.store.TestDatabase;

class JdbcJournalTest {

    @OnBothDatabases
    void keepsEveryByteBeforeItAnswers(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            Sent lan = Sent.of("BN01", "1").saying("MSH|^~\\&|HIS\rPID|||BN01||Nguyễn^Thị Lân\u0300\r");

            Kept kept = exchange.keep(lan);

            assertThat(kept).isInstanceOf(Kept.Fresh.class);
            assertThat(content(database, kept)).isEqualTo(lan.text().getBytes(UTF_8));
            assertThat(exchange.state(kept.number())).isEqualTo("WAITING");
        }
    }

    @OnBothDatabases
    void keepsTenMegabytes(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            Sent big = Sent.of("BN01", "1").saying("x".repeat(10 * 1024 * 1024));

            Kept kept = exchange.keep(big);

            assertThat(content(database, kept)).hasSize(10 * 1024 * 1024);
            assertThat(exchange.heads().get(0).content()).hasSize(10 * 1024 * 1024);
        }
    }

    @OnBothDatabases
    void M06_theSameMessageAgainIsRepeatedAndHasNoSecondEffect(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            Kept first = exchange.keep(Sent.of("BN01", "1"));
            exchange.applyAll();

            Kept again = exchange.keep(Sent.of("BN01", "1").at(Sent.MORNING.plusSeconds(60)));

            assertThat(again).isEqualTo(new Kept.Repeated(first.number()));
            assertThat(database.count("hub.message")).isEqualTo(1);
            assertThat(exchange.heads()).isEmpty();
        }
    }

    @OnBothDatabases
    void M06_theSameControlIdWithOtherContentIsKeptBesideItsLaneAsOneIncident(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            Kept first = exchange.keep(Sent.of("BN01", "1"));

            Kept conflict = exchange.keep(Sent.of("BN01", "1").saying("other"));
            Kept conflictAgain = exchange.keep(Sent.of("BN01", "1").saying("other"));
            Kept next = exchange.keep(Sent.of("BN01", "2"));

            assertThat(conflict).isInstanceOf(Kept.Conflict.class);
            assertThat(conflictAgain).isEqualTo(conflict);
            assertThat(exchange.state(conflict.number())).isEqualTo("PARKED");
            assertThat(database.count("hub.message")).isEqualTo(3);
            assertThat(database.count("hub.incident where is_open and times = 1"))
                    .isEqualTo(1);
            assertThat(exchange.applyAll()).containsExactly(first.number(), next.number());
        }
    }

    @OnBothDatabases
    void M06_anotherControlIdOrHospitalIsAnotherMessage(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            exchange.keep(Sent.of("BN01", "1"));

            assertThat(exchange.keep(Sent.of("BN01", "2"))).isInstanceOf(Kept.Fresh.class);
            assertThat(exchange.keep(Sent.of("BN01", "1").from(Sent.DISTRICT))).isInstanceOf(Kept.Fresh.class);
        }
    }

    @OnBothDatabases
    void aControlIdIsForgottenAfterTheHospitalsOwnWindow(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            Sent province = Sent.of("BN01", "1");
            Sent district = Sent.of("BN01", "1").from(Sent.DISTRICT);
            exchange.keep(province);
            exchange.keep(district);
            var later = Sent.MORNING.plus(Duration.ofDays(2));

            assertThat(exchange.keep(province.at(later))).isInstanceOf(Kept.Repeated.class);
            Kept again =
                    exchange.keep(district.saying("HIS counts from 1 again").at(later));
            assertThat(again).isInstanceOf(Kept.Fresh.class);
            assertThat(exchange.keep(district.saying("HIS counts from 1 again").at(later)))
                    .isEqualTo(new Kept.Repeated(again.number()));
        }
    }

    @OnBothDatabases
    void aRefusedMessageIsKeptButNeitherFoundNorRemembered(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            Sent refused = Sent.of("BN01", "1").refused(Sent.NO_CONTROL_ID);

            Kept first = exchange.keep(refused);
            Kept second = exchange.keep(refused);
            Kept accepted = exchange.keep(Sent.of("BN01", "1"));

            assertThat(List.of(first, second, accepted)).allMatch(Kept.Fresh.class::isInstance);
            assertThat(exchange.state(second.number())).isEqualTo("REFUSED");
            assertThat(exchange.headNumbers()).containsExactly(accepted.number());
        }
    }

    @OnBothDatabases
    void M07_whoSpeaksForAnotherHospitalIsOnRecordAndOneIncident(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            exchange.keep(Sent.of("BN01", "1").refused(Sent.FOREIGN_FACILITY));
            exchange.keep(Sent.of("BN01", "2").refused(Sent.FOREIGN_FACILITY));
            exchange.keep(Sent.of("BN01", "3").refused(Sent.NO_CONTROL_ID));
            exchange.keep(Sent.of("BN01", "4"));

            assertThat(database.db()
                            .sql("select kind || ' ' || times from hub.incident where is_open")
                            .query(String.class)
                            .list())
                    .containsExactly("spoofed-source 2");
            assertThat(database.db()
                            .sql("select outcome || ' ' || reason from hub.audit order by id")
                            .query(String.class)
                            .list())
                    .containsExactly("REFUSED foreign-facility", "REFUSED foreign-facility");
        }
    }

    @OnBothDatabases
    void bytesOfNobodyAndNonsenseInHeadersAreKeptToo(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            String nonsense = "\u0000\ud800" + "9".repeat(100_000);

            Kept kept = exchange.keep(
                    Sent.of("", nonsense).from(FacilityCode.UNKNOWN).refused(Sent.NO_CONTROL_ID));
            Kept accepted = exchange.keep(Sent.of("BN\u0000", nonsense).visit(nonsense));

            assertThat(exchange.state(kept.number())).isEqualTo("REFUSED");
            assertThat(exchange.applyAll()).containsExactly(accepted.number());
        }
    }

    @OnBothDatabases
    void ofSixteenWhoSendTheSameAtOnceExactlyOneIsFresh(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            NewMessage same = Sent.of("BN01", "1").message();

            List<Kept> kept = IntStream.range(0, 16)
                    .mapToObj(sender -> CompletableFuture.supplyAsync(
                            () -> exchange.journal().keep(same).join()))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();

            assertThat(kept.stream().filter(Kept.Fresh.class::isInstance)).hasSize(1);
            assertThat(kept.stream().map(Kept::number).distinct()).hasSize(1);
            assertThat(database.count("hub.message")).isEqualTo(1);
        }
    }

    @OnBothDatabases
    void numbersGrowInTheOrderOfHandingOver(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            List<CompletableFuture<Kept>> answers = IntStream.range(0, 500)
                    .mapToObj(i -> exchange.journal()
                            .keep(Sent.of("BN" + i % 7, "" + i).message()))
                    .toList();

            Stream<Long> numbers =
                    answers.stream().map(answer -> answer.join().number().value());

            assertThat(numbers).isSorted().doesNotHaveDuplicates();
        }
    }

    private static byte[] content(TestDatabase database, Kept kept) {
        return database.db()
                .sql("select content from hub.message where number = :number")
                .param("number", kept.number().value())
                .query((row, index) -> row.getBytes("content"))
                .single();
    }
}
