package vn.hamrong.exchange.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import vn.hamrong.exchange.MessageState;
import vn.hamrong.exchange.desk.BulkReplays;
import vn.hamrong.exchange.desk.BulkReplays.Order;
import vn.hamrong.exchange.desk.BulkReplays.State;
import vn.hamrong.exchange.desk.MessageDetail;
import vn.hamrong.exchange.desk.MessageLine;
import vn.hamrong.exchange.desk.ParkedCauses;
import vn.hamrong.exchange.desk.Scope;
import vn.hamrong.shared.IncidentBook.Incident;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.store.JdbcIncidentBook;
import vn.hamrong.shared.store.JdbcIncidents;
import vn.hamrong.shared.store.OnBothDatabases;
import vn.hamrong.shared.store.TestDatabase;

class MessageDeskTest {
    private static final Scope OWN = Scope.of(Sent.PROVINCE);
    private static final Instant NOON = Exchange.NOON;
    private static final String REASON = "PV1-44 is no time";

    @OnBothDatabases
    void tellsAMessagesWholePath(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            JournalNumber poison = exchange.kept(Sent.of("LAN", "1").saying("wrong"));
            exchange.kept(Sent.of("LAN", "2"));
            exchange.park(poison);
            JournalNumber right = exchange.desk()
                    .fix(
                            poison,
                            Exchange.corrected("right".getBytes(StandardCharsets.UTF_8), "typing error"),
                            "Hoa",
                            NOON);
            var files = new JdbcMessageFiles(database.pool());

            MessageDetail old = files.find(OWN, poison).orElseThrow();
            MessageDetail now = files.find(OWN, right).orElseThrow();

            assertThat(old.line().state()).isEqualTo(MessageState.REFUSED);
            assertThat(old.links().replacedBy()).contains(right);
            assertThat(old.actions()).containsExactly(new MessageDetail.Action("Hoa", "fix", "typing error", NOON));
            assertThat(now.links().replaces()).contains(poison);
            assertThat(now.line().state()).isEqualTo(MessageState.WAITING);
            assertThat(now.turn()).map(MessageDetail.Turn::behind).contains(1);
            assertThat(now.origin().mrn()).isEqualTo("LAN");
            assertThat(now.origin().size()).isEqualTo(5);
            assertThat(files.original(OWN, poison).orElseThrow().content())
                    .asString()
                    .isEqualTo("wrong");
        }
    }

    @OnBothDatabases
    void tellsWhatTheSenderOfARefusedMessageWasTold(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            JournalNumber refused = exchange.kept(Sent.of("LAN", "1").refused(Sent.NO_CONTROL_ID));

            assertThat(new JdbcMessageFiles(database.pool())
                            .find(OWN, refused)
                            .orElseThrow()
                            .refusal())
                    .contains(Sent.NO_CONTROL_ID);
        }
    }

    @OnBothDatabases
    void anotherHospitalsMessageIsNotThere(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            JournalNumber theirs = exchange.kept(Sent.of("LAN", "1").from(Sent.DISTRICT));
            var files = new JdbcMessageFiles(database.pool());

            assertThat(files.find(OWN, theirs)).isEmpty();
            assertThat(files.original(OWN, theirs)).isEmpty();
            assertThat(files.find(Scope.PROVINCE, theirs)).isPresent();
            assertThat(files.original(Scope.of(Sent.DISTRICT), theirs)).isPresent();
        }
    }

    @OnBothDatabases
    void groupsParkedMessagesByHospitalAndCause(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            JournalNumber first = exchange.kept(Sent.of("A", "1"));
            JournalNumber second = exchange.kept(Sent.of("B", "2"));
            JournalNumber theirs = exchange.kept(Sent.of("C", "3").from(Sent.DISTRICT));
            List.of(first, second, theirs).forEach(exchange::park);
            JournalNumber conflict =
                    exchange.keep(Sent.of("A", "1").saying("other")).number();
            var causes = new JdbcParkedCauses(database.pool());

            assertThat(causes.groups(OWN, 10))
                    .containsExactly(
                            new ParkedCauses.Group(Sent.PROVINCE, REASON, 2, 2, first, NOON, NOON),
                            new ParkedCauses.Group(
                                    Sent.PROVINCE,
                                    JournalWriter.CONFLICT_REASON,
                                    1,
                                    1,
                                    conflict,
                                    Sent.MORNING,
                                    Sent.MORNING));
            assertThat(causes.groups(Scope.PROVINCE, 10)).hasSize(3);
            assertThat(causes.of(Sent.PROVINCE, REASON, 10))
                    .extracting(MessageLine::number)
                    .containsExactly(first, second);
        }
    }

    private static List<JournalNumber> parked(Exchange exchange, int count) {
        List<JournalNumber> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            numbers.add(exchange.kept(Sent.of("P" + i, "control-" + i)));
            exchange.park(numbers.get(i));
        }
        return numbers;
    }

    @OnBothDatabases
    void replaysManyAtTheirRateAndGoesOnAfterARestart(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            List<JournalNumber> numbers = parked(exchange, 5);
            BulkReplays replays = replays(database, exchange);
            assertThat(replays.preview(Sent.PROVINCE, REASON)).isEqualTo(5);
            long run = replays.start(new Order(Sent.PROVINCE, REASON, "Hoa", 120), NOON);
            exchange.desk().skip(numbers.get(4), "Hoa", "by hand", NOON);

            assertThat(replays.step(NOON)).isEqualTo(2);
            assertThat(replays.step(NOON.plusMillis(500))).as("too early").isZero();
            BulkReplays restarted = replays(database, exchange);
            assertThat(restarted.step(NOON.plusSeconds(3600)))
                    .as("no burst after a pause")
                    .isEqualTo(2);
            restarted.step(NOON.plusSeconds(3602));
            restarted.step(NOON.plusSeconds(3604));

            BulkReplays.Run done = restarted.find(OWN, run).orElseThrow();
            assertThat(done.state()).isEqualTo(State.DONE);
            assertThat(List.of(done.messages(), done.replayed(), done.gone(), done.parkedAgain()))
                    .containsExactly(5L, 4L, 1L, 0L);
            assertThat(exchange.applyAll()).containsExactlyElementsOf(numbers.subList(0, 4));
        }
    }

    @OnBothDatabases
    void aReplayOfManyLeavesOutWhatWouldOverwriteNewerThings(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            JournalNumber fresh = conflict(exchange, "FRESH");
            conflict(exchange, "LAN");
            conflict(exchange, "MERGED");
            JournalNumber meanwhile = conflict(exchange, "MEANWHILE");
            exchange.kept(Sent.of("LAN", "new for LAN"));
            exchange.kept(Sent.of("NEW", "merge").merging("MERGED"));
            exchange.applyAll();
            BulkReplays replays = replays(database, exchange);

            assertThat(replays.preview(Sent.PROVINCE, JournalWriter.CONFLICT_REASON))
                    .isEqualTo(2);
            assertThat(replays.overtaken(Sent.PROVINCE, JournalWriter.CONFLICT_REASON))
                    .isEqualTo(2);
            long run = replays.start(new Order(Sent.PROVINCE, JournalWriter.CONFLICT_REASON, "Hoa", 600), NOON);
            exchange.kept(Sent.of("MEANWHILE", "new meanwhile"));
            exchange.applyAll();
            replays.step(NOON);

            assertThat(exchange.applyAll()).containsExactly(fresh);
            assertThat(exchange.state(meanwhile)).isEqualTo("PARKED");
            assertThat(replays.find(OWN, run).orElseThrow().gone()).isEqualTo(1);
        }
    }

    private static JournalNumber conflict(Exchange exchange, String mrn) {
        exchange.kept(Sent.of(mrn, "control of " + mrn));
        return exchange.kept(Sent.of(mrn, "control of " + mrn).saying("other content"));
    }

    @OnBothDatabases
    void aStoppedRunTouchesNothingMore(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            parked(exchange, 3);
            BulkReplays replays = replays(database, exchange);
            long run = replays.start(new Order(Sent.PROVINCE, REASON, "Hoa", 60), NOON);
            replays.step(NOON);

            assertThat(replays.stop(Scope.of(Sent.DISTRICT), run, "Mai", NOON)).isFalse();
            assertThat(replays.stop(OWN, run, "Hoa", NOON)).isTrue();

            assertThat(replays.step(NOON.plusSeconds(60))).isZero();
            assertThat(replays.preview(Sent.PROVINCE, REASON)).isEqualTo(2);
            assertThat(replays.runs(OWN, 10).get(0).endedBy()).isEqualTo("Hoa");
            assertThat(replays.runs(Scope.of(Sent.DISTRICT), 10)).isEmpty();
        }
    }

    @OnBothDatabases
    void aRunWhoseMessagesAreParkedAgainStopsItself(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            List<JournalNumber> numbers = parked(exchange, 15);
            BulkReplays replays = replays(database, exchange);
            long run = replays.start(new Order(Sent.PROVINCE, REASON, "Hoa", 600), NOON);
            replays.step(NOON);
            numbers.subList(0, 10).forEach(exchange::park);

            replays.step(NOON.plusSeconds(2));

            BulkReplays.Run stopped = replays.find(OWN, run).orElseThrow();
            assertThat(stopped.state()).isEqualTo(State.STOPPED);
            assertThat(stopped.endedBy()).isEqualTo("hub");
            assertThat(stopped.left()).isEqualTo(5);
        }
    }

    private static BulkReplays replays(TestDatabase database, Exchange exchange) {
        return new JdbcBulkReplays(database.pool(), database.unit(), exchange.desk());
    }

    @OnBothDatabases
    void countsAConnectionAndReportsItsSilenceOnce(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            exchange.kept(Sent.of("A", "1"));
            exchange.kept(Sent.of("B", "2").refused(Sent.NO_CONTROL_ID));
            var connections = new JdbcConnections(database.pool(), database.unit(), new JdbcIncidents(database.pool()));
            connections.count();
            connections.count();
            rhythm(database);

            var one = connections
                    .all(OWN, Sent.MORNING.plus(Duration.ofMinutes(50)))
                    .get(0);
            assertThat(one.lastAt()).isEqualTo(Sent.MORNING);
            assertThat(List.of(one.lastDay(), one.refusedLastDay(), one.waiting()))
                    .containsExactly(2L, 1L, 1L);
            assertThat(one.silent().orElseThrow().expected()).isEqualTo(50);
            assertThat(connections.all(Scope.of(Sent.DISTRICT), NOON)).isEmpty();

            connections.watch(Sent.MORNING.plus(Duration.ofMinutes(50)));
            connections.watch(Sent.MORNING.plus(Duration.ofMinutes(51)));
            var book = new JdbcIncidentBook(database.pool());
            List<Incident> open = book.list(Optional.of(Sent.PROVINCE), true, OptionalLong.empty(), 10);
            assertThat(open)
                    .extracting(Incident::kind, Incident::times)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("connection-silent", 1L));

            exchange.kept(Sent.of("A", "3").at(Sent.MORNING.plus(Duration.ofMinutes(52))));
            connections.count();
            connections.watch(Sent.MORNING.plus(Duration.ofMinutes(53)));
            assertThat(book.list(Optional.of(Sent.PROVINCE), true, OptionalLong.empty(), 10))
                    .isEmpty();
            assertThat(book.list(Optional.empty(), false, OptionalLong.empty(), 10))
                    .hasSize(1);
            assertThat(book.acknowledge(Optional.of(Sent.DISTRICT), open.get(0).id(), "Mai", NOON))
                    .isFalse();
            assertThat(book.acknowledge(Optional.of(Sent.PROVINCE), open.get(0).id(), "Hoa", NOON))
                    .isTrue();
        }
    }

    /** Sixty messages in this hour on each of the ten days before. */
    private static void rhythm(TestDatabase database) {
        for (int day = 1; day <= 10; day++) {
            database.db()
                    .sql("""
                            insert into hub.rhythm (hospital, channel, from_hour, messages, refused, last_at)
                            values (:hospital, 'mllp-main', :hour, 60, 0, :hour)
                            """)
                    .param("hospital", Sent.PROVINCE.value())
                    .param("hour", Sent.MORNING.minus(Duration.ofDays(day)).atOffset(java.time.ZoneOffset.UTC))
                    .update();
        }
    }
}
