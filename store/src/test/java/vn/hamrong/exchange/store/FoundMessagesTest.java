package vn.hamrong.exchange.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import vn.hamrong.exchange.FoldedName;
import vn.hamrong.exchange.Lane;
import vn.hamrong.exchange.MessageState;
import vn.hamrong.exchange.SourceRecord;
import vn.hamrong.exchange.desk.FoundMessages;
import vn.hamrong.exchange.desk.FoundMessages.Asked;
import vn.hamrong.exchange.desk.MessageKeys.Said;
import vn.hamrong.exchange.desk.MessageLine;
import vn.hamrong.exchange.desk.Question;
import vn.hamrong.exchange.desk.Scope;
import vn.hamrong.exchange.desk.SearchKey;
import vn.hamrong.shared.CitizenId;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.store.OnBothDatabases;
import vn.hamrong.shared.store.TestDatabase;

class FoundMessagesTest {
    private static final Scope PROVINCIAL_HOSPITAL = Scope.of(Sent.PROVINCE);

    private static FoundMessages on(TestDatabase database) {
        return new JdbcFoundMessages(database.pool(), Sent.hospitals());
    }

    private static List<JournalNumber> found(TestDatabase database, Scope scope, String text) {
        return on(database)
                .find(new Asked(scope, Question.of(text), Optional.empty(), OptionalLong.empty(), 50))
                .lines()
                .stream()
                .map(MessageLine::number)
                .toList();
    }

    /** What applying keeps of a patient. */
    private static void patient(TestDatabase database, FacilityCode hospital, String mrn, String name, String citizen) {
        database.unit()
                .inOne(() -> new JdbcSourceRecords(database.pool())
                        .save(new SourceRecord(
                                hospital,
                                mrn,
                                new PatientId("00000000-0000-4000-8000-000000000001"),
                                CitizenId.in(citizen),
                                "1990-01-01",
                                FoldedName.of(name),
                                "{}",
                                JournalNumber.NONE,
                                Instant.EPOCH)));
    }

    @OnBothDatabases
    void findsAPatientsMessagesByNameInAnyFormNewestFirst(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            JournalNumber one = exchange.kept(Sent.of("BN1", "1"));
            JournalNumber two = exchange.kept(Sent.of("BN1", "2"));
            exchange.kept(Sent.of("BN2", "3"));
            patient(database, Sent.PROVINCE, "BN1", "Nguyễn Thị Đào", "038190000001");
            patient(database, Sent.PROVINCE, "BN2", "Lê Văn Đạo Anh", "038190000002");

            for (String typed :
                    List.of("Nguyễn Thị Đào", "nguyen thi dao", "thị đà", "bn:NGUYỄN", "nguyen dao", "n đào")) {
                assertThat(found(database, PROVINCIAL_HOSPITAL, typed))
                        .as(typed)
                        .containsExactly(two, one);
            }
            assertThat(found(database, PROVINCIAL_HOSPITAL, "dao")).hasSize(3);
            assertThat(found(database, PROVINCIAL_HOSPITAL, "guyen")).isEmpty();
        }
    }

    @OnBothDatabases
    void findsByEveryNumberAnEngineerMayHaveInHand(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            JournalNumber one = exchange.kept(Sent.of("BN1", "CTRL-1").visit("LK77"));
            exchange.kept(Sent.of("BN2", "CTRL-2"));
            patient(database, Sent.PROVINCE, "BN1", "Nguyễn Thị Đào", "038190000001");
            Lane lane = new Lane(Sent.PROVINCE, "BN1");
            database.unit().inOne(() -> {
                var keys = new SearchKeyRows(database.pool());
                keys.add(List.of(new Said(one, lane, SearchKey.order("XN-5"), false)));
                keys.add(SearchKey.card("dn 4 38 1900000012").stream()
                        .map(key -> new Said(one, lane, key, true))
                        .toList());
            });

            for (String typed : List.of(
                    "038190000001",
                    "cccd:038190000001",
                    "DN4381900000012",
                    "bhyt:1900000012",
                    "BN1",
                    "bn:BN1",
                    "LK77",
                    "ma:LK77",
                    "XN-5",
                    "CTRL-1",
                    "ma:CTRL-1",
                    "mã:CTRL-1",
                    one.toString(),
                    "coso:38001 CTRL-1")) {
                assertThat(found(database, PROVINCIAL_HOSPITAL, typed))
                        .as(typed)
                        .containsExactly(one);
            }
            assertThat(found(database, PROVINCIAL_HOSPITAL, "cccd:038190000009"))
                    .isEmpty();
            assertThat(found(database, PROVINCIAL_HOSPITAL, "cccd:123")).isEmpty();
            assertThat(found(database, PROVINCIAL_HOSPITAL, "bn:BN1 ma:CTRL-2")).isEmpty();
            assertThat(found(database, PROVINCIAL_HOSPITAL, "bn:BN1 ma:CTRL-1")).containsExactly(one);
        }
    }

    @OnBothDatabases
    void anEngineerFindsNothingOfAnotherHospitalByAnyWord(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            JournalNumber theirs =
                    exchange.kept(Sent.of("BN1", "CTRL-1").visit("LK77").from(Sent.DISTRICT));
            patient(database, Sent.DISTRICT, "BN1", "Nguyễn Thị Đào", "038190000001");

            for (String typed : List.of(
                    "",
                    "038190000001",
                    "BN1",
                    "LK77",
                    "CTRL-1",
                    theirs.toString(),
                    "dao",
                    "nguyen dao",
                    "coso:38002")) {
                assertThat(found(database, PROVINCIAL_HOSPITAL, typed))
                        .as(typed)
                        .isEmpty();
                assertThat(found(database, Scope.PROVINCE, typed)).as(typed).containsExactly(theirs);
            }
        }
    }

    @OnBothDatabases
    void aMergedNumberFindsTheWholeStory(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            JournalNumber old = exchange.kept(Sent.of("OLD", "1"));
            JournalNumber merge = exchange.kept(Sent.of("NEW", "2").merging("OLD"));
            exchange.applyAll();

            assertThat(found(database, PROVINCIAL_HOSPITAL, "OLD")).containsExactly(merge, old);
            assertThat(found(database, PROVINCIAL_HOSPITAL, "NEW")).containsExactly(merge, old);
        }
    }

    @OnBothDatabases
    void pagesByCursorAndFiltersByState(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            JournalNumber applied = exchange.kept(Sent.of("A", "1"));
            JournalNumber parked = exchange.kept(Sent.of("B", "2"));
            JournalNumber refused = exchange.kept(Sent.of("C", "3").refused(Sent.NO_CONTROL_ID));
            JournalNumber waiting = exchange.kept(Sent.of("D", "4"));
            exchange.apply(applied);
            exchange.park(parked);
            FoundMessages messages = on(database);

            var first = messages.find(asked("", Optional.empty(), OptionalLong.empty(), 3));
            var second = messages.find(asked("", Optional.empty(), first.next(), 3));

            assertThat(first.lines()).extracting(MessageLine::number).containsExactly(waiting, refused, parked);
            assertThat(second.lines()).extracting(MessageLine::number).containsExactly(applied);
            assertThat(second.next()).isEmpty();
            assertThat(state(messages, "", MessageState.APPLIED)).containsExactly(applied);
            assertThat(state(messages, "", MessageState.PARKED)).containsExactly(parked);
            assertThat(state(messages, "", MessageState.REFUSED)).containsExactly(refused);
            assertThat(state(messages, "", MessageState.WAITING)).containsExactly(waiting);
            assertThat(state(messages, "B", MessageState.PARKED)).containsExactly(parked);
            assertThat(state(messages, "B", MessageState.APPLIED)).isEmpty();
            assertThat(first.lines().get(2).reason()).isEqualTo("PV1-44 is no time");
        }
    }

    private static List<JournalNumber> state(FoundMessages messages, String text, MessageState state) {
        return messages.find(asked(text, Optional.of(state), OptionalLong.empty(), 10)).lines().stream()
                .map(MessageLine::number)
                .toList();
    }

    private static Asked asked(String text, Optional<MessageState> state, OptionalLong before, int max) {
        return new Asked(PROVINCIAL_HOSPITAL, Question.of(text), state, before, max);
    }

    @OnBothDatabases
    void findsWhatWasRefusedOrParkedBesideByItsOwnWords(TestDatabase database) {
        String text =
                "MSH|^~\\&|HIS|38001|HUB|TH|20261122080000||ADT^A08|7|P|2.5\rPID|1||038190000003^^^^NI||Hà^Mơ^Thị";
        try (Exchange exchange = Exchange.on(database)) {
            JournalNumber refused = exchange.kept(Sent.of("", "1").saying(text).refused(Sent.NO_CONTROL_ID));
            exchange.kept(Sent.of("", "2"));
            JournalNumber beside = exchange.kept(Sent.of("", "2").saying(text));
            assertThat(found(database, PROVINCIAL_HOSPITAL, "ha thi mo")).isEmpty();

            new UnreadWords(database.pool(), database.unit()).index();

            for (String typed : List.of("ha thi mo", "mơ", "cccd:038190000003")) {
                assertThat(found(database, PROVINCIAL_HOSPITAL, typed))
                        .as(typed)
                        .containsExactly(beside, refused);
                assertThat(found(database, Scope.of(Sent.DISTRICT), typed)).isEmpty();
            }
        }
    }
}
