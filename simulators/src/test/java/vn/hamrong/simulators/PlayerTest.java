package vn.hamrong.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import vn.hamrong.exchange.Acknowledgment;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.exchange.hl7.CharacterSets;
import vn.hamrong.shared.FacilityCode;

class PlayerTest {
    private static final Duration SHORT = Duration.ofSeconds(5);
    private static final Day THREE = new Day(
            List.of(message("aa", "1"), message("aa", "2"), message("bb", "1")),
            new Expectation(List.of(), 0, 0, 0, 0, 0));

    @Test
    void everyMessageIsAnsweredInTheOrderOfItsHospital() throws Exception {
        try (FakeHub hub = new FakeHub(message -> FakeHub.ack("AA", message))) {
            Played played = new Player(message -> hub.address(), SHORT).play(THREE);

            assertThat(played).isEqualTo(new Played(Map.of("AA", 3), 0, List.of()));
            assertThat(hub.received.stream().filter(text -> text.contains("|aa|")))
                    .extracting(text -> text.split("\\|", -1)[9])
                    .containsExactly("1", "2");
        }
    }

    @Test
    void aWrongAnswerIsToldByTheNameOfTheMessage() throws Exception {
        try (FakeHub hub = new FakeHub(message -> FakeHub.ack(message.contains("|bb|") ? "AR" : "AA", message))) {
            Played played = new Player(message -> hub.address(), SHORT).play(THREE);

            assertThat(played.unexpected()).containsExactly("bb 1: expected AA, got AR");
        }
    }

    @Test
    void anAnswerForAnotherMessageIsNoAnswer() throws Exception {
        try (FakeHub hub = new FakeHub(message -> FakeHub.ack("AA", message.replace("A01|1|", "A01|9|")))) {
            Played played = new Player(message -> hub.address(), SHORT).play(THREE);

            assertThat(played.answers()).isEqualTo(Map.of("AA", 1, "other", 2));
        }
    }

    @Test
    void whatIsNotAcknowledgedIsSentAgain() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        FakeHub.Answers answers = message -> switch (calls.incrementAndGet()) {
            case 1 -> "";
            case 2 -> FakeHub.ack("AE", message);
            default -> FakeHub.ack("AA", message);
        };
        try (FakeHub hub = new FakeHub(answers)) {
            Day one = new Day(List.of(message("aa", "1")), THREE.expectation());

            Played played = new Player(message -> hub.address(), SHORT).play(one);

            assertThat(played).isEqualTo(new Played(Map.of("AA", 1), 2, List.of()));
            assertThat(hub.received.stream().filter(text -> !text.isEmpty())).hasSize(3);
        }
    }

    @Test
    void framesInOneWriteGetOneAnswerEach() throws IOException {
        try (FakeHub hub = new FakeHub(message -> FakeHub.ack("AA", message));
                MllpClient client = MllpClient.connect(hub.address(), SHORT)) {
            client.write(
                    List.of(message("aa", "1").content(), message("aa", "2").content()));

            assertThat(client.read().controlId()).isEqualTo("1");
            assertThat(client.read().controlId()).isEqualTo("2");
        }
    }

    @Test
    void silenceAndHangingUpAreNoAnswers() throws IOException {
        try (FakeHub hub = new FakeHub(message -> "");
                MllpClient hung = MllpClient.connect(hub.address(), SHORT);
                MllpClient silent = MllpClient.connect(hub.address(), Duration.ofMillis(100))) {
            assertThatThrownBy(() -> hung.send(message("aa", "1").content())).isInstanceOf(EOFException.class);
            assertThatThrownBy(silent::read).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void theFirstMessageSpeaksAsTheFileSays() throws IOException {
        Hospital hospital = DayTest.hospitals().find(new FacilityCode("38903")).orElseThrow();

        byte[] content = FirstMessage.of(hospital, LocalDateTime.of(2026, 11, 16, 8, 0));

        assertThat(CharacterSets.text(content, "TCVN3"))
                .contains("|TTYT_LAMKINH|", "|NGT|", "Khám sức khỏe tổng quát", "Thanh Hóa");
    }

    private static Scripted message(String hospital, String controlId) {
        String text = "MSH|^~\\&|HIS|" + hospital + "|||2026||ADT^A01|" + controlId + "|P|2.5";
        byte[] content = text.getBytes(StandardCharsets.US_ASCII);
        return new Scripted(
                hospital + " " + controlId, new FacilityCode(hospital), "main", content, controlId, Acknowledgment.AA);
    }
}
