package vn.hamrong.exchange.hl7;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.hamrong.exchange.Acknowledgment;
import vn.hamrong.exchange.Dialect;
import vn.hamrong.exchange.Refusal;

class AckWriterTest {
    private static final Instant NOON_IN_VIETNAM = Instant.parse("2026-11-22T05:00:00Z");

    @Test
    void answersTheSenderInItsOwnWords() {
        String ack = answer("MSH|^~\\&|HIS|38001|HUB|SYT|20260101||ADT^A01^ADT_A01|C1|P|2.3\r", Optional.empty());

        assertThat(ack)
                .isEqualTo("MSH|^~\\&|HUB|SYT|HIS|38001|20261122120000.000+0700||ACK^A01^ACK|HR1|P|2.3"
                        + "||||||UNICODE UTF-8\rMSA|AA|C1\r");
    }

    @Test
    void saysWhatIsWrongInTwoLanguages() {
        String ack = answer("HELLO", Optional.of(Refusals.NO_MSH));

        assertThat(ack)
                .startsWith("MSH|^~\\&|HAMRONG||||20261122120000.000+0700||ACK|HR1|P|2.5.1")
                .contains("\rMSA|AR|\r")
                .contains("\rERR||MSH^1|100^the message does not start with MSH^HL70357|E|||no-msh|")
                .contains("Bản tin không bắt đầu bằng đoạn MSH");
    }

    @Test
    void M09_separatorsInAnEchoedValueStayData() {
        String ack =
                answer("MSH#*~\\&#H|IS^MSA|AA|X#38001#HUB#SYT#20260101##ADT*A01#C^1|AA\\F\\#P#2.5\r", Optional.empty());

        assertThat(ack.strip().split("\r", -1)).hasSize(2);
        assertThat(ack).contains("|H\\F\\IS\\S\\MSA\\F\\AA\\F\\X|38001|").endsWith("MSA|AA|C\\S\\1\\F\\AA\\F\\\r");
    }

    @Test
    void M09_aValueOfTheMessageBodyNeverComesBack() {
        String ack = answer(
                "MSH|^~\\&|HIS|38001|HUB|SYT|20260101||ADT^A01|C1|T|9.9\rPID|1||BN1||LÊ^THỊ HOA\r",
                Optional.of(Refusals.VERSION));

        assertThat(ack)
                .doesNotContain("BN1")
                .doesNotContain("HOA")
                .doesNotContain("9.9")
                .contains("|T|2.5.1|");
    }

    @Test
    void M09_longValuesAreCutAndNeverInsideAnEscape() {
        String ack = answer(
                "MSH|^~\\&|" + "\\E\\".repeat(5_000) + "|38001|HUB|SYT|20260101||ADT^A01|C1|P|2.5\r", Optional.empty());

        assertThat(ack.length()).isLessThan(500);
        assertThat(ack.split("\\|", -1)[4]).endsWith("\\E\\").hasSizeLessThanOrEqualTo(227);
    }

    @Test
    void whatTheWriterWroteTheReaderReads() {
        byte[] ack = answer("MSH|^~\\&|HIS|38001|HUB|SYT|20260101||ADT^A01|C1|P|2.5\r", Optional.of(Refusals.CHARSET))
                .getBytes(UTF_8);

        AckReader.Answered answered = AckReader.read(ack).orElseThrow();

        assertThat(answered.code()).isEqualTo("AR");
        assertThat(answered.controlId()).isEqualTo("C1");
        assertThat(answered.error()).contains("HL70357").contains("MSH-18");
        assertThat(AckReader.read("nonsense".getBytes(UTF_8))).isEmpty();
    }

    private static String answer(String message, Optional<Refusal> refusal) {
        Header header = new EnvelopeReader(Dialect.PLAIN, true)
                .read(message.getBytes(UTF_8))
                .header();
        Acknowledgment code = refusal.isPresent() ? Acknowledgment.AR : Acknowledgment.AA;
        return new String(AckWriter.write(header, new AckWriter.Answer(code, refusal, "HR1", NOON_IN_VIETNAM)), UTF_8);
    }
}
