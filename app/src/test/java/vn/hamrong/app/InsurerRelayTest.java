package vn.hamrong.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.hamrong.exchange.Dialect;
import vn.hamrong.exchange.Envelope;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.exchange.InsurerAccess;
import vn.hamrong.exchange.MessageState;
import vn.hamrong.exchange.Originals;
import vn.hamrong.exchange.PassedOn;
import vn.hamrong.exchange.routes.relay.InsurerRelay;
import vn.hamrong.shared.AuditEntry;
import vn.hamrong.shared.AuditTrail;
import vn.hamrong.shared.Delivery;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.OutboxItem;
import vn.hamrong.shared.outgoing.Call;
import vn.hamrong.shared.outgoing.Partner;
import vn.hamrong.shared.routes.outgoing.Credentials;
import vn.hamrong.shared.routes.outgoing.HttpPartner;
import vn.hamrong.shared.routes.outgoing.PartnerAddress;
import vn.hamrong.simulators.bhyt.PortalClient;
import vn.hamrong.simulators.bhyt.PortalSimulator;
import vn.hamrong.simulators.bhyt.PortalSimulator.Mood;

/** The relay against a portal that behaves as documented, and in all the ways it should not. */
class InsurerRelayTest {
    private static final FacilityCode HOSPITAL = new FacilityCode("38901");
    private static final String DESTINATION = InsurerAccess.Relay.destination(HOSPITAL);
    private static final byte[] FILE = "<GIAMDINHHS/> đúng từng byte".getBytes(StandardCharsets.UTF_8);

    private final Numbers numbers = new Numbers();
    private final List<AuditEntry> audited = new ArrayList<>();
    private final List<Integer> leftBefore = new ArrayList<>();
    private final List<Call> asked = new ArrayList<>();
    private byte[] content = FILE;
    private boolean auditAway;
    private PortalSimulator portal;

    private static final class Numbers implements PassedOn {
        final Map<JournalNumber, String> known = new HashMap<>();

        @Override
        public void note(JournalNumber number, FacilityCode hospital, String transaction, Instant at) {
            known.put(number, transaction);
        }

        @Override
        public Optional<String> transaction(FacilityCode hospital, JournalNumber number) {
            return Optional.ofNullable(known.get(number));
        }
    }

    private final AuditTrail trail = new AuditTrail() {
        @Override
        public void add(AuditEntry entry) {
            throw new UnsupportedOperationException("a disclosure commits by itself");
        }

        @Override
        public void addAndCommit(AuditEntry entry) {
            if (auditAway) {
                throw new IllegalStateException("away");
            }
            leftBefore.add(portal.received().size());
            audited.add(entry);
        }
    };

    @BeforeEach
    void open() throws IOException {
        portal = PortalSimulator.start("mat-khau");
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private InsurerRelay relay(String password, Duration patience) {
        InsurerAccess access = new InsurerAccess(
                Optional.empty(),
                false,
                false,
                Optional.of(new InsurerAccess.Relay("38901_BV", PortalClient.md5(password))));
        Hospital hospital = new Hospital(
                HOSPITAL, "Giả định", 1, List.of(), List.of(), Dialect.PLAIN, List.of(), List.of(), access);
        PartnerAddress address = new PartnerAddress(portal.url(), Optional.empty(), patience, 100_000);
        Partner calls = new HttpPartner(address, Credentials.NONE);
        return new InsurerRelay(
                List.of(hospital),
                new InsurerRelay.Portal(
                        call -> {
                            asked.add(call);
                            return calls.ask(call);
                        },
                        "3176"),
                new InsurerRelay.Files(this::original, numbers, trail),
                Clock.systemUTC());
    }

    private InsurerRelay relay() {
        return relay("mat-khau", Duration.ofSeconds(20));
    }

    private Optional<Originals.Original> original(FacilityCode hospital, JournalNumber number) {
        String type = number.value() == 2 ? "XML0" : Envelope.INSURER;
        return hospital.equals(HOSPITAL) && number.value() < 10
                ? Optional.of(
                        new Originals.Original(number, type, "", Instant.EPOCH, MessageState.WAITING, "", content))
                : Optional.empty();
    }

    private static OutboxItem item(long number) {
        return item(HOSPITAL, number);
    }

    private static OutboxItem item(FacilityCode facility, long number) {
        byte[] payload = String.valueOf(number).getBytes(StandardCharsets.US_ASCII);
        return new OutboxItem(UUID.randomUUID(), facility, DESTINATION, InsurerAccess.Relay.KIND, payload);
    }

    @Test
    void sendsTheFileExactlyAsItCameInAndRemembersThePortalsNumber() {
        InsurerRelay relay = relay();

        assertThat(relay.deliver(item(1))).isInstanceOf(Delivery.Confirmed.class);
        assertThat(relay.deliver(item(2))).isInstanceOf(Delivery.Confirmed.class);

        assertThat(portal.received())
                .extracting(PortalSimulator.Received::path)
                .containsExactly("/api/qd130/guiHoSoXmlQD3176", "/api/qd130/checkInKcbQd3176");
        assertThat(portal.received().get(0).content()).isEqualTo(FILE);
        assertThat(portal.logins()).isEqualTo(1);
        assertThat(numbers.known).containsEntry(new JournalNumber(1), "BH1");
    }

    @Test
    void logsInAgainWhenItsTokenHasEnded() {
        InsurerRelay relay = relay();
        relay.deliver(item(1));
        portal.be(Mood.FORGETFUL);

        assertThat(relay.deliver(item(3))).isInstanceOf(Delivery.TryAgain.class);
        assertThat(relay.deliver(item(3))).isInstanceOf(Delivery.Confirmed.class);
        assertThat(portal.logins()).isEqualTo(2);
    }

    @Test
    void aWrongPasswordIsTriedOnceAndThenRested() {
        InsurerRelay relay = relay("sai", Duration.ofSeconds(20));

        for (int i = 1; i < 5; i++) {
            assertThat(relay.deliver(item(i)))
                    .isInstanceOfSatisfying(
                            Delivery.TryAgain.class,
                            again -> assertThat(again.notBefore()).isPresent());
        }
        assertThat(portal.logins()).isEqualTo(1);
        assertThat(portal.received()).isEmpty();
    }

    @Test
    void Q04_whatIsNoAnswerOfThePortalIsNeverSuccess() {
        InsurerRelay relay = relay();
        portal.be(Mood.PAGE);
        assertThat(relay.deliver(item(1))).isInstanceOf(Delivery.TryAgain.class);
        portal.be(Mood.DOWN);
        assertThat(relay.deliver(item(1))).isInstanceOf(Delivery.TryAgain.class);
        portal.be(Mood.GOOD);
        assertThat(relay.deliver(item(1))).isInstanceOf(Delivery.Confirmed.class);
        assertThat(portal.received()).hasSize(1);
    }

    @Test
    void aRefusalIsForAPerson() {
        InsurerRelay relay = relay();
        relay.deliver(item(1));
        portal.be(Mood.REFUSING);

        assertThat(relay.deliver(item(3)))
                .isInstanceOfSatisfying(
                        Delivery.GiveUp.class, up -> assertThat(up.reason()).contains("201"));
    }

    @Test
    void anAnswerThatIsLostOrLateIsTriedAgain() {
        InsurerRelay relay = relay("mat-khau", Duration.ofSeconds(2));
        relay.deliver(item(1));
        portal.be(Mood.LOSING);
        assertThat(relay.deliver(item(3))).isInstanceOf(Delivery.TryAgain.class);
        portal.be(Mood.SLOW);
        assertThat(relay.deliver(item(3))).isInstanceOf(Delivery.TryAgain.class);
        portal.be(Mood.GOOD);
        assertThat(relay.deliver(item(3))).isInstanceOf(Delivery.Confirmed.class);
    }

    @Test
    void everyAttemptIsOnRecordBeforeTheFileLeaves() {
        InsurerRelay relay = relay();
        OutboxItem item = item(1);

        assertThat(relay.deliver(item)).isInstanceOf(Delivery.Confirmed.class);

        assertThat(leftBefore).containsExactly(0);
        assertThat(audited).singleElement().satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo("delivery:insurer/38901");
            assertThat(entry.facility()).hasValue(HOSPITAL);
            assertThat(entry.target()).isEqualTo("insurer-file/1");
            assertThat(entry.correlation()).isEqualTo(item.id().toString());
        });
    }

    @Test
    void whatCannotBePutOnRecordDoesNotLeave() {
        InsurerRelay relay = relay();
        auditAway = true;

        assertThatThrownBy(() -> relay.deliver(item(1))).isInstanceOf(IllegalStateException.class);

        assertThat(portal.received()).isEmpty();
    }

    @Test
    void theLargestFileThatIsTakenGoesOn() {
        InsurerRelay relay = relay();
        String line = "<NOI_DUNG>Người bệnh giả định, khám lại sau 7 ngày</NOI_DUNG>\n";
        byte[] text = line.repeat(10 * 1024 * 1024 / 60).getBytes(StandardCharsets.UTF_8);
        content = Arrays.copyOf(text, 10 * 1024 * 1024);

        assertThat(relay.deliver(item(1))).isInstanceOf(Delivery.Confirmed.class);

        assertThat(portal.received().get(0).content()).isEqualTo(content);
    }

    @Test
    void anAttemptEndsBeforeItsLeaseDoesThoughItLogsInFirst() {
        InsurerRelay relay = relay();

        relay.deliver(item(1));

        assertThat(asked).hasSize(2);
        assertThat(relay.pace(DESTINATION))
                .hasValueSatisfying(pace -> assertThat(pace.patience())
                        .isGreaterThanOrEqualTo(InsurerRelay.CALL_PATIENCE.multipliedBy(asked.size())));
    }

    @Test
    void A10_anotherHospitalsItemIsNotSentByThisAccount() {
        InsurerRelay relay = relay();

        assertThat(relay.deliver(item(new FacilityCode("38902"), 1))).isInstanceOf(Delivery.GiveUp.class);
        assertThat(relay.deliver(item(99))).isInstanceOf(Delivery.GiveUp.class);
        assertThat(relay.serves("insurer/38902", InsurerAccess.Relay.KIND)).isFalse();
        assertThat(relay.serves(DESTINATION, "his-notice")).isFalse();
        assertThat(relay.pace(DESTINATION)).isPresent();
    }
}
