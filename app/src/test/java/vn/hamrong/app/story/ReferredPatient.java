package vn.hamrong.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.simulators.Inbox;
import vn.hamrong.simulators.Journey;
import vn.hamrong.simulators.MllpClient;

/**
 * An invented patient whom one hospital sends to Sông Mã, and what Sông Mã's HIS does about it.
 *
 * @param name without accents, as its HIS writes it
 */
record ReferredPatient(RunningHub hub, String citizen, String name, String born, String sex) {
    private static final FacilityCode SONG_MA = new FacilityCode("38902");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Orders that came to Sông Mã for this patient, each once, as they came. */
    List<String> arrived() {
        return about(hub.inboxes().songMa());
    }

    /** What came there for this patient. */
    List<String> about(Inbox inbox) {
        return inbox.messages().stream()
                .filter(message -> message.contains(citizen))
                .toList();
    }

    /** Waits until so many orders came. */
    List<String> await(int orders) {
        await(() -> arrived().size() >= orders);
        assertThat(arrived()).hasSize(orders);
        return arrived();
    }

    static void await(BooleanSupplier settled) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!settled.getAsBoolean()) {
            assertThat(Instant.now()).as("in time").isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    /** Sông Mã's final result of that order, under its own number of the patient. */
    void answered(String order, String controlId) throws IOException {
        send(
                "ORU^R01",
                controlId,
                "ORC|RE|" + order + "^HAMRONG",
                "OBR|1|" + order + "^HAMRONG|SM" + controlId + "^LIS|S^Sieu am^SM|||20261125100000"
                        + "||||||||||||||||||F",
                "OBX|1|ST|KL^Ket luan^SM||Khong thay bat thuong||||||F");
    }

    /** A message of Sông Mã's about this patient. */
    void send(String type, String controlId, String... lines) throws IOException {
        send(type, controlId, "SM-" + citizen, lines);
    }

    /** The same, under that number. */
    void send(String type, String controlId, String mrn, String[] lines) throws IOException {
        int port =
                hub.hospitals().find(SONG_MA).orElseThrow().connections().get(0).port();
        InetSocketAddress hospital = new InetSocketAddress(hub.settings().mllp().address(), port);
        String[] names = name.split(" ", 2);
        String text = "MSH|^~\\&|QLBV|SONGMA|HAMRONG|SYT|20261125100000||" + type + "|" + controlId + "|P|2.4\r"
                + "EVN||20261125100000\r"
                + "PID|1||" + mrn + "^^^SONGMA^MR~" + citizen + "^^^CCCD^NI||" + names[0] + "^" + names[1] + "||"
                + born.replace("-", "") + "|" + sex + "\r"
                + String.join("\r", lines) + "\r";
        try (MllpClient his = MllpClient.connect(hospital, Duration.ofSeconds(20))) {
            assertThat(his.send(text.getBytes(StandardCharsets.US_ASCII)).code())
                    .isEqualTo("AA");
        }
    }

    /** Hàm Rồng's order for Sông Mã, under one of its numbers of the patient; the service is called like the order. */
    void ordered(String mrn, String number, String order) throws IOException {
        String citizenNumber = number.isEmpty() ? "" : "~" + number + "^^^CCCD^NI";
        hamRong(
                "O" + order,
                "ORM^O01",
                "SONGMA",
                mrn + "^^^BVHAMRONG^MR" + citizenNumber,
                "ORC|NW|" + order + "^HIS-A\rOBR|1|" + order + "^HIS-A||" + order + "^Sieu am^DVKT");
    }

    /** Hàm Rồng says that two of its numbers are this patient's. */
    void merged(String prior, String surviving) throws IOException {
        hamRong(
                "M" + prior,
                "ADT^A40^ADT_A39",
                "SYT",
                surviving + "^^^BVHAMRONG^MR~" + citizen + "^^^CCCD^NI",
                "MRG|" + prior + "^^^BVHAMRONG^MR");
    }

    private void hamRong(String controlId, String type, String receiver, String numbers, String lines)
            throws IOException {
        String[] names = name.split(" ", 2);
        String text = "MSH|^~\\&|HIS-A|BVHAMRONG|HAMRONG|" + receiver + "|20261125080000||" + type + "|" + controlId
                + "|P|2.5.1\r" + (type.startsWith("ADT") ? "EVN||20261125080000\r" : "")
                + "PID|1||" + numbers + "||" + names[0] + "^" + names[1] + "||" + born.replace("-", "") + "|F\r"
                + lines + "\r";
        InetSocketAddress hospital = new InetSocketAddress(
                hub.settings().mllp().address(), hub.settings().mllp().port());
        try (MllpClient his = MllpClient.connect(hospital, Duration.ofSeconds(20))) {
            assertThat(his.send(text.getBytes(StandardCharsets.UTF_8)).code()).isEqualTo("AA");
        }
    }

    /** The first result that came home to an inbox for that order. */
    String cameHome(Inbox inbox, String order) {
        await(() -> home(inbox, order).isPresent());
        return home(inbox, order).orElseThrow();
    }

    private static Optional<String> home(Inbox inbox, String order) {
        return inbox.messages().stream()
                .filter(message -> Journey.orderNumber(message).equals(order))
                .findFirst();
    }

    /** Rows of the outbox about this patient, of that kind. */
    long posted(String kind) {
        return hub.database()
                .sql("""
                        select count(*) from hub.outbox where kind = :kind and order_key in
                            (select 'patient/' || patient from hub.source_record where citizen = :citizen)
                        """)
                .params(Map.of("kind", kind, "citizen", citizen))
                .query(Long.class)
                .single();
    }

    /** The newest item of the outbox about this patient that stands so. */
    Optional<UUID> delivery(String state) {
        return hub.database()
                .sql("""
                        select id from hub.outbox where state = :state and order_key in
                            (select 'patient/' || patient from hub.source_record where citizen = :citizen)
                        order by place desc limit 1
                        """)
                .params(Map.of("state", state, "citizen", citizen))
                .query(UUID.class)
                .optional();
    }

    /** How many resources an answer lists. */
    static int total(JsonNode searchset) {
        return searchset.path("total").asInt(-1);
    }
}
