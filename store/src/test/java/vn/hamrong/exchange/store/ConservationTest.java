package vn.hamrong.exchange.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import vn.hamrong.exchange.Conservation;
import vn.hamrong.exchange.Desk.Parked;
import vn.hamrong.exchange.WaitingMessage;
import vn.hamrong.shared.CitizenId;
import vn.hamrong.shared.Event;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.OutboxItem;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.store.JdbcEvents;
import vn.hamrong.shared.store.JdbcOutbox;
import vn.hamrong.shared.store.OnBothDatabases;
import vn.hamrong.shared.store.TestDatabase;

class ConservationTest {

    private static final int RUNS = 200;
    private static final int STEPS = 8;

    @OnBothDatabases
    void holdsAfterAnything(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            JdbcConservations conservations = new JdbcConservations(database.pool());
            Long only = Long.getLong("seed");
            for (long seed = only == null ? 0 : only; seed < (only == null ? RUNS : only + 1); seed++) {
                var some = new SplittableRandom(seed);
                for (int step = 0; step < STEPS; step++) {
                    anything(exchange, some);
                }
                assertThat(conservations.all())
                        .as("-Dseed=" + seed)
                        .allSatisfy(law -> assertThat(law).matches(Conservation::holds));
            }
            assertThat(database.count("hub.message")).isEqualTo(database.count("hub.message_state"));
            assertThat(conservations.all().stream()
                            .mapToLong(Conservation::received)
                            .sum())
                    .isEqualTo(database.count("hub.message"));
        }
    }

    @OnBothDatabases
    void aMessageThatVanishedFromItsLaneShows(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            exchange.kept(Sent.of("LAN", "1"));
            database.db().sql("delete from hub.waiting").update();

            assertThat(new JdbcConservations(database.pool()).all()).noneMatch(Conservation::holds);
        }
    }

    @OnBothDatabases
    void stateRecordOutboxAndEventGoBackTogether(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            JournalNumber number = exchange.kept(Sent.of("NEW", "1").merging("OLD"));
            WaitingMessage head = exchange.head(number);

            assertThatThrownBy(() -> database.unit().inOne(() -> {
                        everything(database, exchange, head);
                        throw new IllegalStateException("at the last moment");
                    }))
                    .hasMessage("at the last moment");
            for (String table : List.of("outcome", "merged_lane", "source_record", "outbox", "event", "citizen_lock")) {
                assertThat(database.count("hub." + table)).as(table).isZero();
            }
            assertThat(exchange.headNumbers()).containsExactly(number);

            database.unit().inOne(() -> everything(database, exchange, head));
            assertThat(exchange.state(number)).isEqualTo("APPLIED");
            assertThat(database.count("hub.event")).isEqualTo(1);
        }
    }

    private static void everything(TestDatabase database, Exchange exchange, WaitingMessage head) {
        var records = new JdbcSourceRecords(database.pool());
        CitizenId citizen = new CitizenId("038090001234");
        assertThat(records.with(citizen)).isEmpty();
        records.save(new vn.hamrong.exchange.SourceRecord(
                head.hospital(),
                "NEW",
                new PatientId("00000000-0000-4000-8000-000000000001"),
                Optional.of(citizen),
                "1990",
                "lan",
                "{}",
                head.number(),
                Sent.MORNING));
        new JdbcOutbox(database.pool(), Clock.systemUTC())
                .add(new OutboxItem(new UUID(0, 1), head.hospital(), "his", "his-notice", new byte[] {1}));
        new JdbcEvents(database.pool(), Clock.systemUTC())
                .add(new Event(
                        new UUID(0, 1),
                        "exchange.message-applied",
                        1,
                        head.hospital(),
                        Instant.EPOCH,
                        head.number().toString(),
                        Map.of()));
        exchange.lanes().applied(head, Sent.RECEIPT, Exchange.NOON);
    }

    private static void anything(Exchange exchange, SplittableRandom some) {
        switch (some.nextInt(10)) {
            case 0, 1, 2, 3 -> exchange.keep(sent(some));
            case 4, 5, 6 -> head(exchange, some).ifPresent(exchange::apply);
            case 7 -> head(exchange, some).ifPresent(head -> exchange.lanes().park(head, Exchange.NOON, "poison"));
            case 8 ->
                head(exchange, some)
                        .ifPresent(head -> exchange.lanes().retry(head, Exchange.NOON.plusSeconds(1), "again"));
            default -> parked(exchange, some).ifPresent(parked -> atTheDesk(exchange, parked, some));
        }
    }

    private static Sent sent(SplittableRandom some) {
        Sent plain = Sent.of("BN" + some.nextInt(6), "" + some.nextInt(400))
                .saying("content " + some.nextInt(2))
                .visit("V" + some.nextInt(2))
                .from(some.nextBoolean() ? Sent.PROVINCE : Sent.DISTRICT);
        return switch (some.nextInt(8)) {
            case 0 -> plain.merging("BN" + some.nextInt(6));
            case 1 -> plain.refused(Sent.NO_CONTROL_ID);
            default -> plain;
        };
    }

    private static Optional<WaitingMessage> head(Exchange exchange, SplittableRandom some) {
        List<WaitingMessage> heads = exchange.heads(Exchange.NOON.plusSeconds(some.nextInt(3)));
        return heads.isEmpty() ? Optional.empty() : Optional.of(heads.get(some.nextInt(heads.size())));
    }

    private static Optional<Parked> parked(Exchange exchange, SplittableRandom some) {
        List<Parked> parked = exchange.desk().parked(some.nextBoolean() ? Sent.PROVINCE : Sent.DISTRICT, 100);
        return parked.isEmpty() ? Optional.empty() : Optional.of(parked.get(some.nextInt(parked.size())));
    }

    private static void atTheDesk(Exchange exchange, Parked parked, SplittableRandom some) {
        JdbcDesk desk = exchange.desk();
        boolean besideItsLane = parked.reason().equals(JournalWriter.CONFLICT_REASON);
        switch (some.nextInt(besideItsLane ? 2 : 4)) {
            case 0 -> desk.skip(parked.number(), "Hoa", "test", Exchange.NOON);
            case 1 -> desk.replayOverNewer(parked.number(), "Hoa", Exchange.NOON);
            case 2 -> desk.fix(parked.number(), Exchange.corrected(new byte[] {7}, "typed"), "Hoa", Exchange.NOON);
            default -> desk.releaseOtherVisits(parked.number(), "Hoa", Exchange.NOON);
        }
    }
}
