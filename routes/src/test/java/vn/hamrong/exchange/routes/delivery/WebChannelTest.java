package vn.hamrong.exchange.routes.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.hamrong.exchange.Destination;
import vn.hamrong.exchange.Destination.Matter;
import vn.hamrong.exchange.Dialect;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.exchange.hospitals.ConfiguredHospitals;
import vn.hamrong.shared.AuditEntry;
import vn.hamrong.shared.AuditTrail;
import vn.hamrong.shared.Delivery;
import vn.hamrong.shared.DeliveryPace;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.OutboxItem;
import vn.hamrong.shared.routes.outgoing.Web;

class WebChannelTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-25T05:00:00Z"), ZoneOffset.UTC);
    private static final FacilityCode SONG_MA = new FacilityCode("38902");
    private static final OutboxItem ITEM = new OutboxItem(
            UUID.fromString("00000000-0000-4000-8000-000000000001"), SONG_MA, "38902/his", "result", new byte[] {1});

    private final List<AuditEntry> audited = new ArrayList<>();

    @Test
    void whatTheServerTakesIsDeliveredUnderTheItemsId() throws Exception {
        List<String> keys = new ArrayList<>();
        HttpHandler server = exchange -> {
            assertThat(audited).hasSize(1);
            keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            Web.answering(200, "{}").handle(exchange);
        };
        try (Web web = new Web(server)) {
            assertThat(deliver(web)).isEqualTo(new Delivery.Confirmed());

            assertThat(web.asked).containsExactly("POST /fhir");
            assertThat(keys).containsExactly(ITEM.id().toString());
        }
    }

    @Test
    void whatItRefusesIsForAPersonAndWhatItCannotDoNowIsTriedAgain() throws Exception {
        try (Web refusing = new Web(Web.answering(422, "{\"text\":\"Bà Lan\"}"));
                Web busy = new Web(Web.answering(503, ""))) {
            assertThat(deliver(refusing)).isEqualTo(new Delivery.GiveUp("the receiver answered 422"));
            assertThat(deliver(busy)).isEqualTo(new Delivery.TryAgain("the receiver answered 503"));
        }
    }

    @Test
    void servesOnlyWhatTheFileNamesAndOnlyOverTheWeb() throws Exception {
        try (Web web = new Web(Web.answering(200, ""))) {
            WebChannel channel = channel(web.at("/fhir"));

            assertThat(channel.serves("38902/his", "result")).isTrue();
            assertThat(channel.serves("38902/his", "charge")).isFalse();
            assertThat(channel.serves("38902/other", "result")).isFalse();
            assertThat(channel.pace("38902/his")).isPresent();
        }
    }

    private Delivery deliver(Web web) {
        audited.clear();
        return channel(web.at("/fhir")).deliver(ITEM);
    }

    private WebChannel channel(URI url) {
        Destination his = new Destination(
                SONG_MA,
                "his",
                Set.of(Matter.RESULT),
                new Destination.Address.Web(url, true, Optional.empty(), Optional.empty()),
                new DeliveryPace(1, 600, Duration.ofSeconds(20)));
        Hospital hospital = new Hospital(SONG_MA, "Sông Mã", 2, List.of(), List.of(), Dialect.PLAIN, List.of(his));
        byte[] content = "{}".getBytes(StandardCharsets.UTF_8);
        AuditTrail trail = new AuditTrail() {
            @Override
            public void add(AuditEntry entry) {
                audited.add(entry);
            }

            @Override
            public void addAndCommit(AuditEntry entry) {
                audited.add(entry);
            }
        };
        return new WebChannel(
                new Destinations(new ConfiguredHospitals(List.of(hospital))),
                new MllpChannel.Writing(
                        (item, to) -> new Letter.Ready(content, "C1", "Patient/p1"), new Disclosures(trail, NOON)),
                new WebPartners(Path.of("."), NOON),
                NOON);
    }
}
