package vn.hamrong.exchange.hl7;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hamrong.exchange.Acknowledgment;
import vn.hamrong.exchange.Dialect;
import vn.hamrong.exchange.Envelope;

class EnvelopeReaderTest {
    private static final String MSH = "MSH|^~\\&|HIS|38001|HUB|SYT|20260101||ADT^A01^ADT_A01|C1|P|2.5\r";
    private static final String PID = "PID|1||BN1^^^38001^MR||LÊ^THỊ HOA\r";

    @Test
    void readsWhatTheJournalNeeds() {
        Reading.Read read = read(MSH + PID + "PV1|1|I|||||||||||||||||V1^^^38001\r");

        assertThat(read.envelope())
                .isEqualTo(new Envelope("HIS", "38001", "C1", "ADT^A01", "BN1", Optional.empty(), Optional.of("V1")));
        assertThat(read.mrnAuthority()).isEqualTo("38001");
        assertThat(read.charset()).isEqualTo("UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void otherLineEndsAndAByteOrderMarkAreTolerated(String end) {
        String message = "\ufeff" + (MSH + PID).replace("\r", end);

        assertThat(read(message).envelope().mrn()).isEqualTo("BN1");
    }

    @Test
    void aMergeNamesBothNumbers() {
        String merge = MSH.replace("A01^ADT_A01", "A40^ADT_A39") + PID + "MRG|BN0^^^38001^MR\r";

        assertThat(read(merge).envelope().priorMrn()).contains("BN0");
    }

    @Test
    void theHospitalsFileSaysWhichNumberIsItsOwn() {
        String two = MSH + "PID|1||038090001234^^^CCCD^NI~BN7^^^NOIBO^PI\r";

        assertThat(read(two).envelope().mrn()).isEqualTo("BN7");
        assertThat(read(two.replace("^PI\r", "^XX\r")).envelope().mrn()).isEmpty();
        assertThat(reader(Set.of("NOIBO"))
                        .read(two.replace("^PI\r", "^XX\r").getBytes(UTF_8))
                        .envelope()
                        .mrn())
                .isEqualTo("BN7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HELLO NOT HL7", "PID|1||1\r", "MSH", "msh|^~\\&|"})
    void M05_noMshIsRefused(String garbage) {
        assertThat(refusal(garbage)).isEqualTo("no-msh");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MSH|^^\\&|", "MSH|ABCD|", "MSH||||", "MSH|^~\\&%$#@|", "MSHA^~\\&A"})
    void M05_oddSeparatorsAreRefused(String msh) {
        assertThat(refusal(msh + "HIS|38001|||20260101||ADT^A01|C1|P|2.5\r")).isNotEqualTo("read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MSH|^~\\&#|", "MSH|^~\\\\&|", "MSH|^|", "MSH|^~\\|"})
    void separatorsThatCanBeUsedAreUsed(String msh) {
        assertThat(refusal(msh + "HIS|38001|||20260101||ADT^A01|C1|P|2.5\r")).isEqualTo("read");
    }

    @Test
    void M05_otherSeparatorsThanUsualAreFollowed() {
        Reading.Read read = read("MSH#!~\\&#HIS#38001###20260101##ADT!A01#C1#P#2.5\rPID#1##BN1!!!38001!MR\r");

        assertThat(read.envelope().type()).isEqualTo("ADT^A01");
        assertThat(read.envelope().mrn()).isEqualTo("BN1");
    }

    @Test
    void M05_tooMuchOfAnythingIsRefusedWithinASecond() {
        Instant start = Instant.now();

        assertThat(refusal(MSH + "OBX|1\r".repeat(1_000_000))).isEqualTo("too-many-parts");
        assertThat(refusal(MSH + "PID|" + "1~".repeat(10_000) + "\r")).isEqualTo("too-many-parts");
        assertThat(refusal(MSH + "ZZZ" + "|".repeat(10_000) + "\r")).isEqualTo("too-many-parts");
        assertThat(refusal(MSH + "OBX|" + "x".repeat(11_000_000))).isEqualTo("too-large");
        assertThat(refusal(MSH + "NTE|1||" + "\\X0D\\\\.br\\".repeat(300_000))).isEqualTo("read");
        assertThat(refusal(MSH + "OBX|1|ED|||" + "A".repeat(9_000_000))).isEqualTo("read");
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(6));
    }

    @ParameterizedTest
    @ValueSource(chars = {0, 0x0b, 0x1c})
    void M04_aControlCharacterInsideIsRefused(char control) {
        assertThat(refusal(MSH + PID.replace("HOA", "HO" + control))).isEqualTo("control-characters");
        assertThat(refusal(MSH + PID)).isEqualTo("read");
    }

    @Test
    void M08_undecodableContentIsRefusedAndItsHeaderStillAnswered() {
        byte[] message = (MSH + PID).getBytes(StandardCharsets.UTF_16BE);
        byte[] latin = (MSH + "PID|1||BN1||MÜLLER\r").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(code(reader(Set.of()).read(message))).isEqualTo("no-msh");
        assertThat(code(reader(Set.of()).read(latin))).isEqualTo("wrong-charset");
        assertThat(reader(Set.of()).read(latin).envelope().controlId()).isEqualTo("C1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACK", "ACK^A01^ACK", "ack^A01", "MCF"})
    void M10_anAcknowledgmentIsRefusedAndMarkedSoThatNobodyAnswersIt(String type) {
        Reading reading =
                reader(Set.of()).read(MSH.replace("ADT^A01^ADT_A01", type).getBytes(UTF_8));

        assertThat(code(reading)).isEqualTo("acknowledgment");
        assertThat(reading.header().isAcknowledgment()).isTrue();
        assertThat(read(MSH).header().isAcknowledgment()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "|P|2.5, |P|9.9, unsupported-version",
        "|P|2.5, |P|3.0, unsupported-version",
        "|P|2.5, |T|2.5, wrong-processing-id",
        "|P|2.5, |D|2.5, wrong-processing-id",
        "|P|2.5, |X|2.5, wrong-processing-id",
        "|P|2.5, |P|2.5.1^VNM, read",
        "|P|2.5, |P^T|2.3, read",
        "|P|2.5, ||2.8, read",
        "ADT^A01^ADT_A01, QBP^Q22, unsupported-type",
        "ADT^A01^ADT_A01, QRY^A19, unsupported-type",
        "ADT^A01^ADT_A01, '', no-type",
        "ADT^A01^ADT_A01, A D, unsupported-type",
        "ADT^A01^ADT_A01, ORU^R01, read",
    })
    void M11_whatIsNotForUsIsRefused(String usual, String instead, String outcome) {
        assertThat(refusal(MSH.replace(usual, instead) + PID)).isEqualTo(outcome);
    }

    @Test
    void M11_aTestHubTakesTestMessages() {
        byte[] test = MSH.replace("|P|", "|T|").getBytes(UTF_8);

        assertThat(code(new EnvelopeReader(Dialect.PLAIN, true).read(test))).isEqualTo("read");
    }

    @ParameterizedTest
    @CsvSource({"|C1|, ||, no-control-id", "|C1|, |\"\"|, no-control-id"})
    void aMessageWithoutAControlIdIsRefused(String usual, String instead, String outcome) {
        assertThat(refusal(MSH.replace(usual, instead))).isEqualTo(outcome);
        assertThat(refusal(MSH.replace("C1", "C".repeat(199)))).isEqualTo("read");
        assertThat(refusal(MSH.replace("C1", "C".repeat(200)))).isEqualTo("bad-control-id");
    }

    @Test
    void aPatientNumberLongerThanALaneTakesIsRefused() {
        assertThat(refusal(MSH + PID.replace("BN1", "1".repeat(101)))).isEqualTo("bad-patient-number");
        assertThat(refusal(MSH + PID.replace("BN1", "1".repeat(100)))).isEqualTo("read");
    }

    private static EnvelopeReader reader(Set<String> authorities) {
        Dialect dialect =
                new Dialect("UTF-8", Set.of(), authorities, Map.of(), Map.of(), Duration.ofDays(7), Acknowledgment.AR);
        return new EnvelopeReader(dialect, false);
    }

    private static Reading.Read read(String message) {
        return reader(Set.of()).read(message.getBytes(UTF_8)).match(read -> read, refused -> {
            throw new AssertionError(refused.refusal().toString());
        });
    }

    private static String refusal(String message) {
        return code(reader(Set.of()).read(message.getBytes(UTF_8)));
    }

    private static String code(Reading reading) {
        return reading.match(read -> "read", refused -> refused.refusal().code());
    }
}
