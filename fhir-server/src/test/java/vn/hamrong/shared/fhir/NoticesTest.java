package vn.hamrong.shared.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.jpa.searchparam.matcher.InMemoryResourceMatcher;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.hamrong.exchange.fhir.ClinicalRecord;
import vn.hamrong.shared.AuditEntry;
import vn.hamrong.shared.AuditTrail;
import vn.hamrong.shared.CareRelationship;
import vn.hamrong.shared.Delivery;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.OutboxItem;
import vn.hamrong.shared.ReadingRight;
import vn.hamrong.shared.fhir.notice.Audience;
import vn.hamrong.shared.fhir.notice.NoticeBoard;
import vn.hamrong.shared.fhir.notice.NoticeChannel;
import vn.hamrong.shared.fhir.notice.Wish;
import vn.hamrong.shared.fhir.record.Messages;
import vn.hamrong.shared.outgoing.Answer;
import vn.hamrong.shared.outgoing.Call;

/** Subscriptions: who is told of what, when, and once more when it did not arrive. */
@FhirServerContext
class NoticesTest {
    private static final FacilityCode ONE = new FacilityCode(Http.ONE);
    private static final FacilityCode TWO = new FacilityCode(Http.TWO);
    private static final FacilityCode THREE = new FacilityCode(Http.THREE);
    private static final Wish FINISHED = new Wish("38001/hook/finished", ONE, "Encounter?status=finished", true);
    private static final Wish BARE = new Wish("38001/hook/bare", ONE, "Encounter?status=planned", false);
    private static final Wish OTHERS = new Wish("38002/hook/all", TWO, "Encounter", true);

    @LocalServerPort
    private int port;

    @Autowired
    private IInterceptorService interceptors;

    @Autowired
    private InMemoryResourceMatcher matcher;

    @Autowired
    private Audience audience;

    @Autowired
    private Lending lending;

    @Autowired
    private ClinicalRecord record;

    @Autowired
    private PlatformTransactionManager transactions;

    private final List<OutboxItem> outbox = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();
    private final List<AuditEntry> audit = new ArrayList<>();
    private Answer answer = said(200);
    private NoticeBoard board;
    private Http http = new Http(0);

    @BeforeEach
    void subscribe() {
        http = new Http(port);
        board = new NoticeBoard(List.of(FINISHED, BARE, OTHERS), matcher, audience, item -> {
            assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                    .isTrue();
            outbox.add(item);
        });
        interceptors.registerInterceptor(board);
    }

    @AfterEach
    void unsubscribe() {
        interceptors.unregisterInterceptor(board);
    }

    @Test
    void aWriteThatMeetsTheCriteriaIsTold() {
        String number = UUID.randomUUID().toString();
        String id = Http.id(http.post(Http.ONE, "Encounter", visit(number, "finished")));

        assertThat(outbox).singleElement().satisfies(item -> {
            assertThat(item.destination()).isEqualTo(FINISHED.name());
            assertThat(new String(item.payload(), StandardCharsets.UTF_8)).isEqualTo("Encounter/" + id + "/_history/1");
        });
        assertThat(channel().deliver(outbox.get(0))).isInstanceOf(Delivery.Confirmed.class);
        assertThat(calls).singleElement().satisfies(call -> {
            assertThat(call.method() + " " + call.path()).isEqualTo("PUT Encounter/" + id);
            assertThat(call.headers())
                    .containsEntry(NoticeChannel.ID, outbox.get(0).id().toString());
            assertThat(new String(call.body(), StandardCharsets.UTF_8)).contains(number);
        });
        assertThat(audit).singleElement().satisfies(row -> {
            assertThat(row.target()).isEqualTo("Encounter/" + id);
            assertThat(row.facility()).contains(ONE);
            assertThat(row.about().owner()).contains(ONE);
            assertThat(row.about().right()).contains(ReadingRight.OWN);
        });
    }

    @Test
    void withoutPayloadOnlyThatThereIsSomethingIsTold() {
        http.post(Http.ONE, "Encounter", visit(UUID.randomUUID().toString(), "planned"));

        channel().deliver(outbox.get(0));

        assertThat(calls).singleElement().satisfies(call -> {
            assertThat(call.method() + " " + call.path()).isEqualTo("POST ");
            assertThat(call.body()).isEmpty();
        });
    }

    @Test
    void everyVersionIsToldUnderItsOwnIdAndTheSameOneUnderTheSame() {
        String number = UUID.randomUUID().toString();
        String id = Http.id(http.post(Http.ONE, "Encounter", visit(number, "finished")));
        http.put(
                Http.ONE,
                "Encounter/" + id,
                visit(number, "finished")
                        .replace("\"status\"", "\"id\":\"" + id + "\",\"language\":\"vi\",\"status\""));

        assertThat(outbox).extracting(OutboxItem::id).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void F14_isToldNothingOfOthersWithoutARight() {
        http.post(Http.THREE, "Encounter", visit(UUID.randomUUID().toString(), "finished"));
        http.post(Http.ONE, "Encounter", visit(UUID.randomUUID().toString(), "arrived"));

        assertThat(outbox).isEmpty();
        http.post(Http.TWO, "Encounter", visit(UUID.randomUUID().toString(), "arrived"));
        assertThat(outbox).extracting(OutboxItem::destination).containsExactly(OTHERS.name());
    }

    @Test
    void F14_tellsNothingOfWhatMayNotBeReadWhenItIsTold() {
        String foreign = Http.id(
                http.post(Http.THREE, "Encounter", visit(UUID.randomUUID().toString(), "finished")));
        byte[] payload = ("Encounter/" + foreign + "/_history/1").getBytes(StandardCharsets.UTF_8);

        Delivery delivery =
                channel().deliver(new OutboxItem(UUID.randomUUID(), ONE, FINISHED.name(), "fhir-notice", "", payload));

        assertThat(delivery).isInstanceOf(Delivery.Confirmed.class);
        assertThat(calls).isEmpty();
        assertThat(audit).isEmpty();
    }

    @Test
    void whatDidNotArriveIsTriedAgainAndNoRedirectIsFollowed() {
        http.post(Http.ONE, "Encounter", visit(UUID.randomUUID().toString(), "finished"));

        answer = said(503);
        assertThat(channel().deliver(outbox.get(0))).isInstanceOf(Delivery.TryAgain.class);
        answer = new Answer.Silent("no answer");
        assertThat(channel().deliver(outbox.get(0))).isInstanceOf(Delivery.TryAgain.class);
        answer = said(302);
        assertThat(channel().deliver(outbox.get(0))).isInstanceOf(Delivery.GiveUp.class);
        assertThat(calls)
                .extracting(call -> call.headers().get(NoticeChannel.ID))
                .containsOnly(outbox.get(0).id().toString());
    }

    @Test
    void theEffectOfAMessageIsToldInItsPatientsOrder() {
        Province province = Province.build(record, transactions, "notices-" + UUID.randomUUID());
        outbox.clear();

        write(TWO, province);

        assertThat(outbox).isNotEmpty().allSatisfy(item -> {
            assertThat(item.destination()).isEqualTo(OTHERS.name());
            assertThat(item.order()).isEqualTo(province.lan().value());
        });
    }

    @Test
    void aBorrowedRecordIsToldOfAsLongAsItIsLent() {
        Province province = Province.build(record, transactions, "lent-" + UUID.randomUUID());
        CareRelationship lent = lending.lend(Http.TWO, province.lan());
        outbox.clear();

        write(THREE, province);
        OutboxItem told = outbox.get(0);
        channel().deliver(told);
        assertThat(told.destination()).isEqualTo(OTHERS.name());
        assertThat(calls).hasSize(1);

        lending.takeBack(lent);
        assertThat(channel().deliver(told)).isInstanceOf(Delivery.Confirmed.class);
        assertThat(calls).hasSize(1);
        int before = outbox.size();
        write(THREE, province);
        assertThat(outbox).hasSize(before);
    }

    private void write(FacilityCode hospital, Province province) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> record.save(
                        hospital,
                        List.of(Messages.visit(
                                province.lan(), UUID.randomUUID().toString(), "urn:hamrong:journal:9#A"))));
    }

    @Test
    void criteriaThatCannotBeJudgedAreRefusedByName() {
        List<Wish> wrong = List.of(new Wish("38001/hook/wrong", ONE, "Encounter?nonsense=1", true));

        assertThatThrownBy(() -> new NoticeBoard(wrong, matcher, audience, outbox::add))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("38001/hook/wrong");
    }

    private NoticeChannel channel() {
        AuditTrail trail = new AuditTrail() {
            @Override
            public void add(AuditEntry entry) {
                audit.add(entry);
            }

            @Override
            public void addAndCommit(AuditEntry entry) {
                audit.add(entry);
            }
        };
        Map<String, NoticeChannel.Told> told = Map.of(
                FINISHED.name(), new NoticeChannel.Told(FINISHED, this::ask),
                BARE.name(), new NoticeChannel.Told(BARE, this::ask),
                OTHERS.name(), new NoticeChannel.Told(OTHERS, this::ask));
        return new NoticeChannel(told, audience, trail, Clock.systemUTC());
    }

    private Answer ask(Call call) {
        calls.add(call);
        return answer;
    }

    private static Answer said(int status) {
        return new Answer.Said(status, Map.of(), new byte[0]);
    }

    private static String visit(String number, String status) {
        return "{\"resourceType\":\"Encounter\",\"status\":\"" + status + "\",\"class\":{\"code\":\"AMB\"},"
                + "\"identifier\":[{\"system\":\"urn:test:notice\",\"value\":\"" + number + "\"}]}";
    }
}
