package vn.hamrong.exchange.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.hamrong.exchange.ConversionReceipt;
import vn.hamrong.exchange.desk.BulkReplays;
import vn.hamrong.exchange.desk.DeskRecord;
import vn.hamrong.exchange.desk.DeskWork;
import vn.hamrong.exchange.desk.Engineer;
import vn.hamrong.exchange.desk.LineChange;
import vn.hamrong.exchange.desk.MessageDetail;
import vn.hamrong.exchange.desk.Question;
import vn.hamrong.exchange.desk.ReplayWork;
import vn.hamrong.exchange.desk.Workbench;
import vn.hamrong.shared.AuditEntry;
import vn.hamrong.shared.AuditTrail;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.PersonId;
import vn.hamrong.shared.store.JdbcAuditTrail;
import vn.hamrong.shared.store.OnBothDatabases;
import vn.hamrong.shared.store.TestDatabase;

class DeskWorkTest {
    private static final Engineer TUAN = engineer("Tuấn", Sent.PROVINCE);
    private static final Engineer NGA = engineer("Nga", Sent.DISTRICT);
    private static final Engineer KHOA = engineer("Khoa", FacilityCode.DEPARTMENT);
    private static final String REASON = "PV1-44 is no time";

    private static Engineer engineer(String name, FacilityCode facility) {
        return new Engineer(new PersonId(new UUID(0, name.hashCode())), name, facility, "request-1");
    }

    private static DeskRecord record(AuditTrail trail) {
        return new DeskRecord(trail, (hospital, mrn) -> Optional.empty(), Clock.fixed(Exchange.NOON, ZoneOffset.UTC));
    }

    private static DeskWork.Unit unit(TestDatabase database) {
        return new DeskWork.Unit(database.unit(), Clock.fixed(Exchange.NOON, ZoneOffset.UTC));
    }

    private static DeskWork work(Exchange exchange, AuditTrail trail) {
        return new DeskWork(
                new JdbcMessageFiles(exchange.database().pool()),
                exchange.desk(),
                new RightOrWrong(),
                record(trail),
                unit(exchange.database()));
    }

    private static DeskWork work(Exchange exchange) {
        return work(exchange, trail(exchange.database()));
    }

    private static AuditTrail trail(TestDatabase database) {
        return new JdbcAuditTrail(database.pool(), database.unit());
    }

    private static JournalNumber parked(Exchange exchange) {
        JournalNumber poison = exchange.kept(Sent.of("LAN", "1").saying("wrong"));
        exchange.park(poison);
        return poison;
    }

    private static long audited(TestDatabase database, String action, JournalNumber number) {
        return database.count(
                "hub.audit where action = '" + action + "' and target = 'message/" + number.value() + "'");
    }

    @OnBothDatabases
    void u04AnotherHospitalsMessageIsNotThereForAnyDeed(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            JournalNumber poison = parked(exchange);
            DeskWork work = work(exchange);

            assertThat(work.see(NGA, poison)).isEmpty();
            assertThat(work.reveal(NGA, poison, "curious")).isEmpty();
            assertThat(work.replay(NGA, poison, false)).isFalse();
            assertThat(work.skip(NGA, poison, "because")).isFalse();
            assertThat(work.release(NGA, poison)).isFalse();
            assertThat(work.tryOut(NGA, poison, "right", "typed")).isEmpty();
            assertThat(work.fix(NGA, poison, "right", "because")).isEmpty();
            assertThat(exchange.state(poison)).isEqualTo("PARKED");
            assertThat(database.count("hub.desk_action")).isZero();
        }
    }

    @OnBothDatabases
    void u04TheirOwnMessageIsThereForTheirEngineerAndForTheDepartments(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            JournalNumber poison = parked(exchange);
            DeskWork work = work(exchange);

            for (Engineer by : List.of(TUAN, KHOA)) {
                assertThat(work.see(by, poison).orElseThrow().text()).contains("wrong");
                assertThat(work.tryOut(by, poison, "right", "typed")
                                .orElseThrow()
                                .isGood())
                        .isTrue();
            }
            assertThat(audited(database, "read", poison)).isEqualTo(2);
            assertThat(audited(database, "reveal", poison))
                    .as("a trial opens the message")
                    .isEqualTo(2);
            assertThat(work.replay(TUAN, poison, false)).isTrue();
            assertThat(work.replay(TUAN, poison, false)).as("once").isFalse();
            assertThat(audited(database, "replay", poison)).isEqualTo(1);
            assertThat(exchange.headNumbers()).containsExactly(poison);
        }
    }

    @OnBothDatabases
    void u04AnotherHospitalsGroupIsNotReplayedAndItsRunIsNotStopped(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            parked(exchange);
            BulkReplays replays = new JdbcBulkReplays(database.pool(), database.unit(), exchange.desk());
            ReplayWork work = new ReplayWork(replays, record(trail(database)), unit(database));

            assertThat(work.preview(NGA, Sent.PROVINCE, REASON)).isZero();
            assertThat(work.start(NGA, Sent.PROVINCE, REASON, 60)).isEmpty();
            assertThat(database.count("hub.replay_run")).isZero();

            assertThat(work.preview(TUAN, Sent.PROVINCE, REASON)).isEqualTo(1);
            long run = work.start(TUAN, Sent.PROVINCE, REASON, 60).orElseThrow();
            assertThat(work.stop(NGA, run)).isFalse();
            assertThat(work.stop(TUAN, run)).isTrue();
            assertThat(database.count("hub.audit where target = 'replay-run/" + run + "'"))
                    .isEqualTo(2);
        }
    }

    @OnBothDatabases
    void aRevealIsOnRecordWithItsReasonBeforeAnythingIsShown(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            JournalNumber poison = parked(exchange);

            assertThat(work(exchange)
                            .reveal(TUAN, poison, "vendor asks")
                            .orElseThrow()
                            .text())
                    .contains("wrong");

            assertThat(audited(database, "reveal", poison)).isEqualTo(1);
            MessageDetail after = work(exchange).see(TUAN, poison).orElseThrow().detail();
            assertThat(after.actions())
                    .containsExactly(new MessageDetail.Action("Tuấn", "reveal", "vendor asks", Exchange.NOON));
        }
    }

    @OnBothDatabases
    void withoutAnAuditNothingIsShownOrDone(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            JournalNumber poison = parked(exchange);
            DeskWork work = work(exchange, new BrokenTrail());

            assertThatThrownBy(() -> work.see(TUAN, poison)).isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> work.reveal(TUAN, poison, "vendor asks"))
                    .isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> work.replay(TUAN, poison, false))
                    .isInstanceOf(UnsupportedOperationException.class);
            assertThat(exchange.state(poison)).isEqualTo("PARKED");
            assertThat(database.count("hub.desk_action")).isZero();
        }
    }

    @OnBothDatabases
    void aCorrectionIsTriedAgainBeforeItIsSentAndTheOriginalStays(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            JournalNumber poison = parked(exchange);
            DeskWork work = work(exchange);

            assertThat(work.tryOut(TUAN, poison, "still wrong", "typed")
                            .orElseThrow()
                            .isGood())
                    .isFalse();
            assertThat(work.fix(TUAN, poison, "still wrong", "typed")).isEmpty();
            DeskWork.Trial trial = work.tryOut(TUAN, poison, "right", "typed").orElseThrow();
            assertThat(trial.text())
                    .containsExactly(
                            new LineChange(LineChange.Kind.REMOVED, "wrong"),
                            new LineChange(LineChange.Kind.ADDED, "right"));
            assertThat(trial.result()).containsExactly(new LineChange(LineChange.Kind.ADDED, "RIGHT"));
            assertThat(exchange.state(poison)).as("a trial changes nothing").isEqualTo("PARKED");
            assertThat(audited(database, "reveal", poison))
                    .as("each trial tells what it opens")
                    .isEqualTo(2);

            JournalNumber fixed = work.fix(TUAN, poison, "right", "typed").orElseThrow();

            assertThat(work.see(TUAN, poison).orElseThrow().text()).contains("wrong");
            assertThat(work.see(TUAN, fixed).orElseThrow().text()).contains("right");
            assertThat(work.see(TUAN, fixed).orElseThrow().detail().links().replaces())
                    .contains(poison);
            assertThat(audited(database, "fix", poison)).isEqualTo(1);
            assertThat(work.fix(TUAN, poison, "right", "again")).as("once").isEmpty();
        }
    }

    @OnBothDatabases
    void aConflictBehindWhichNewerWasAppliedIsReplayedOnlyByOneWhoWasTold(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            exchange.kept(Sent.of("LAN", "1"));
            JournalNumber conflict = exchange.kept(Sent.of("LAN", "1").saying("old address"));
            exchange.kept(Sent.of("LAN", "2").saying("new address"));
            DeskWork work = work(exchange);
            assertThat(overtaken(work, conflict)).as("the newer one waits").isFalse();
            exchange.applyAll();
            assertThat(overtaken(work, conflict)).isTrue();

            assertThat(work.replay(TUAN, conflict, false)).isFalse();
            assertThat(work.tryOut(TUAN, conflict, "right", "typed")).isEmpty();
            assertThat(work.fix(TUAN, conflict, "right", "typed")).isEmpty();
            assertThat(exchange.state(conflict)).isEqualTo("PARKED");
            assertThat(work.replay(TUAN, conflict, true)).isTrue();

            assertThat(exchange.applyAll()).containsExactly(conflict);
        }
    }

    private static boolean overtaken(DeskWork work, JournalNumber number) {
        return work.see(TUAN, number)
                .orElseThrow()
                .detail()
                .turn()
                .orElseThrow()
                .overtaken();
    }

    @OnBothDatabases
    void aSearchIsOnRecordByItsKindsNotByItsWords(TestDatabase database) {
        record(trail(database)).searched(TUAN, Question.of("cccd:038190000345"));

        assertThat(database.count("hub.audit where action = 'search' and target = 'message?CITIZEN'"))
                .isEqualTo(1);
        assertThat(database.count("hub.audit where target like '%0345%'")).isZero();
    }

    /** Takes "right" and parks all else, as a converter would. */
    private static final class RightOrWrong implements Workbench {
        private static final ConversionReceipt NOTHING = new ConversionReceipt(1, List.of(), List.of(), List.of());

        @Override
        public Optional<String> text(byte[] content, String charset) {
            return Optional.of(new String(content, StandardCharsets.UTF_8));
        }

        @Override
        public byte[] bytes(String text, String charset) {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Tried tryOut(MessageDetail original, byte[] content) {
            return text(content, "UTF-8").equals(Optional.of("right"))
                    ? new Tried.Converted(
                            "ADT^A08", "LAN", Optional.empty(), Optional.of("V2"), List.of("RIGHT"), NOTHING)
                    : new Tried.Puzzling("not right");
        }

        @Override
        public Tried tryCorrection(MessageDetail original, byte[] content) {
            return tryOut(original, content);
        }
    }

    private static final class BrokenTrail implements AuditTrail {
        @Override
        public void add(AuditEntry entry) {
            throw new UnsupportedOperationException("no audit");
        }

        @Override
        public void addAndCommit(AuditEntry entry) {
            throw new UnsupportedOperationException("no audit");
        }
    }
}
