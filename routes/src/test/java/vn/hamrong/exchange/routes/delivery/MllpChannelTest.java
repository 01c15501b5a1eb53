package vn.hamrong.exchange.routes.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hamrong.exchange.Destination;
import vn.hamrong.exchange.Dialect;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.exchange.hospitals.ConfiguredHospitals;
import vn.hamrong.exchange.routes.TestCertificates;
import vn.hamrong.exchange.routes.camel.MllpDialer;
import vn.hamrong.shared.AuditEntry;
import vn.hamrong.shared.AuditTrail;
import vn.hamrong.shared.Delivery;
import vn.hamrong.shared.DeliveryPace;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.OutboxItem;

class MllpChannelTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-25T05:00:00Z"), ZoneOffset.UTC);
    private static final FacilityCode SONG_MA = new FacilityCode("38902");
    private static final OutboxItem ITEM = new OutboxItem(
            UUID.fromString("00000000-0000-4000-8000-000000000001"), SONG_MA, "38902/his", "result", new byte[] {1});
    private static final String CONTROL_ID = "C1";
    private static final byte[] WORDS = ("MSH|^~\\&|HUB|HAMRONG|HIS|38902|20261125120000||ORU^R01|" + CONTROL_ID
                    + "|P|2.5\rPID|1\r")
            .getBytes(StandardCharsets.UTF_8);

    private Duration patience = Duration.ofSeconds(20);
    private final List<AuditEntry> audited = new ArrayList<>();
    private final MllpDialer dialer = new MllpDialer();

    @AfterEach
    void hangUp() {
        dialer.close();
    }

    @Test
    void anAcceptedMessageIsDelivered() throws Exception {
        for (String code : List.of("AA", "CA")) {
            try (Partner partner = new Partner((it, id, out) -> out.write(Partner.ack(code, id, "")))) {
                assertThat(deliver(partner)).isEqualTo(new Delivery.Confirmed());
                assertThat(partner.heard).containsExactly(CONTROL_ID);
            }
        }
    }

    @Test
    void aRefusalParksWithThePartnersWordsApart() throws Exception {
        for (String code : List.of("AE", "AR", "CE", "CR")) {
            String err = "ERR|||207^Lỗi^HL70357|E||||Không có khoa này\r";
            try (Partner partner = new Partner((it, id, out) -> out.write(Partner.ack(code, id, err)))) {
                assertThat(deliver(partner))
                        .isEqualTo(new Delivery.GiveUp(
                                "the receiver answered " + code, "207^Lỗi^HL70357 Không có khoa này"));
            }
        }
    }

    @Test
    void anAnswerToAnotherMessageIsNoAnswer() throws Exception {
        try (Partner partner = new Partner((it, id, out) -> out.write(Partner.ack("AA", "WRONG9", "")))) {
            assertThat(deliver(partner)).isEqualTo(new Delivery.TryAgain("the answer names another message in MSA-2"));
        }
    }

    @Test
    void aLateAnswerIsNeverTakenForTheNextMessages() throws Exception {
        AtomicInteger turn = new AtomicInteger();
        try (Partner partner = new Partner((it, id, out) -> {
            if (turn.getAndIncrement() == 0) {
                it.hold();
            }
            out.write(Partner.ack("AA", id, ""));
        })) {
            patience = Duration.ofSeconds(1);
            assertThat(deliver(partner)).isEqualTo(new Delivery.TryAgain("no answer within 1 s"));

            partner.over.countDown();
            patience = Duration.ofSeconds(20);
            assertThat(deliver(partner)).isEqualTo(new Delivery.Confirmed());
            assertThat(partner.heard).containsExactly(CONTROL_ID, CONTROL_ID);
        }
    }

    @Test
    void garbageIsNoAnswer() throws Exception {
        for (byte[] garbage : List.of(
                "HTTP/1.1 400 Bad Request\r\n".getBytes(StandardCharsets.UTF_8),
                Partner.framed("nonsense"),
                Partner.framed("MSH|^~\\&|HIS\rPID|1\r"),
                Partner.ack("ZZ", CONTROL_ID, ""))) {
            try (Partner partner = new Partner((it, id, out) -> out.write(garbage))) {
                assertThat(deliver(partner)).isInstanceOf(Delivery.TryAgain.class);
            }
        }
    }

    @Test
    void halfAnAnswerIsNoAnswer() throws Exception {
        try (Partner partner = new Partner((it, id, out) -> {
            byte[] ack = Partner.ack("AA", id, "");
            out.write(ack, 0, ack.length - 2);
        })) {
            assertThat(deliver(partner)).isEqualTo(new Delivery.TryAgain("the connection ended within the answer"));
        }
    }

    @Test
    void aClosedConnectionIsNoAnswer() throws Exception {
        try (Partner partner = new Partner((it, id, out) -> {})) {
            assertThat(deliver(partner)).isEqualTo(new Delivery.TryAgain("the connection ended without an answer"));
        }
    }

    @Test
    void anEndlessAnswerIsCutOff() throws Exception {
        try (Partner partner = new Partner((it, id, out) -> {
            out.write(0x0b);
            byte[] part = new byte[1_024];
            Arrays.fill(part, (byte) 'A');
            for (int i = 0; i < 1_000; i++) {
                out.write(part);
            }
        })) {
            assertThat(deliver(partner)).isEqualTo(new Delivery.TryAgain("the answer is no MLLP frame: too_long"));
        }
    }

    @Test
    void nobodyThereIsTriedAgainAndDisclosesNothing() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertThat(plain(port).deliver(ITEM)).isInstanceOf(Delivery.TryAgain.class);
        assertThat(audited).isEmpty();
    }

    @Test
    void theDisclosureIsOnRecordBeforeTheFirstByte() throws Exception {
        try (Partner partner = new Partner((it, id, out) -> {
            assertThat(audited).hasSize(1);
            out.write(Partner.ack("AA", id, ""));
        })) {
            assertThat(deliver(partner)).isEqualTo(new Delivery.Confirmed());
            assertThat(audited.get(0).target()).isEqualTo("Patient/p1");
            assertThat(audited.get(0).correlation()).isEqualTo(ITEM.id().toString());
        }
    }

    @Test
    void withoutARecordNothingIsSent() throws Exception {
        try (Partner partner = new Partner((it, id, out) -> out.write(Partner.ack("AA", id, "")))) {
            MllpChannel broken = channel(address(partner.port(), Optional.empty()), Path.of("."), entry -> {
                throw new IllegalStateException("no database");
            });

            assertThatThrownBy(() -> broken.deliver(ITEM)).hasMessage("no database");
            assertThat(partner.heard).isEmpty();
        }
    }

    @Test
    void speaksTlsToTheNameItCalls(@TempDir Path folder) throws Exception {
        TestCertificates right = TestCertificates.of(folder, "localhost");
        TestCertificates wrong = TestCertificates.of(folder, "elsewhere.example");
        assertThat(overTls(right, right, folder)).isEqualTo(new Delivery.Confirmed());
        assertThat(overTls(wrong, wrong, folder))
                .isEqualTo(new Delivery.TryAgain("no connection: SSLHandshakeException"));
        assertThat(overTls(right, wrong, folder))
                .isEqualTo(new Delivery.TryAgain("no connection: SSLHandshakeException"));
    }

    private Delivery overTls(TestCertificates shown, TestCertificates trusted, Path folder) throws Exception {
        ServerSocket server = shown.trusting(shown).getServerSocketFactory().createServerSocket(0);
        try (Partner partner = new Partner(server, (it, id, out) -> out.write(Partner.ack("AA", id, "")))) {
            Destination.Tls tls = new Destination.Tls(
                    Optional.of(folder.relativize(trusted.certificate()).toString()),
                    Optional.empty(),
                    Optional.empty());
            return channel(address(partner.port(), Optional.of(tls)), folder, audited::add)
                    .deliver(ITEM);
        }
    }

    private Delivery deliver(Partner partner) throws IOException {
        return plain(partner.port()).deliver(ITEM);
    }

    private MllpChannel plain(int port) {
        return channel(address(port, Optional.empty()), Path.of("."), audited::add);
    }

    private MllpChannel channel(Destination.Address address, Path keys, Consumer<AuditEntry> audit) {
        Destination his = new Destination(
                SONG_MA, "his", Set.of(Destination.Matter.RESULT), address, new DeliveryPace(1, 600, patience));
        Hospital hospital = new Hospital(SONG_MA, "Sông Mã", 2, List.of(), List.of(), Dialect.PLAIN, List.of(his));
        return new MllpChannel(
                new Destinations(new ConfiguredHospitals(List.of(hospital))),
                new MllpChannel.Writing(
                        (item, to) -> new Letter.Ready(WORDS, CONTROL_ID, "Patient/p1"),
                        new Disclosures(new Kept(audit), NOON)),
                dialer,
                keys);
    }

    private static Destination.Address address(int port, Optional<Destination.Tls> tls) {
        Destination.Letterhead letterhead = new Destination.Letterhead(
                "UTF-8", false, "2.5", "HUB", "HAMRONG", "HIS", "38902", Destination.Times.SECOND);
        return new Destination.Address.Mllp(tls.isPresent() ? "localhost" : "127.0.0.1", port, tls, letterhead);
    }

    private record Kept(Consumer<AuditEntry> audit) implements AuditTrail {
        @Override
        public void add(AuditEntry entry) {
            audit.accept(entry);
        }

        @Override
        public void addAndCommit(AuditEntry entry) {
            audit.accept(entry);
        }
    }
}
