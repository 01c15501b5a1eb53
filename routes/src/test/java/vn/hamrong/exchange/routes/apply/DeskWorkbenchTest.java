package vn.hamrong.exchange.routes.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.exchange.Hospitals;
import vn.hamrong.exchange.MessageState;
import vn.hamrong.exchange.desk.MessageDetail;
import vn.hamrong.exchange.desk.MessageLine;
import vn.hamrong.exchange.desk.Workbench;
import vn.hamrong.exchange.desk.Workbench.Tried;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;

class DeskWorkbenchTest {
    private static final FacilityCode HOSPITAL = new FacilityCode("38901");
    private static final String ADMISSION = """
            MSH|^~\\&|HIS|38901|HUB|TH|20261122080000||ADT^A01|1|P|2.5
            PID|1||BN1^^^^MR||Nguyễn^Đào||19900101|F
            PV1|1|I|||||||||||||||||LK1
            """;

    private final Workbench bench = new DeskWorkbench(new RecordReader(new NoHospitals()), Clock.systemUTC());

    private record NoHospitals() implements Hospitals {
        @Override
        public Optional<Hospital> find(FacilityCode code) {
            return Optional.empty();
        }

        @Override
        public List<Hospital> all() {
            return List.of();
        }
    }

    private Tried tried(String text) {
        return bench.tryOut(original("ADT^A01", "BN1"), bench.bytes(text, "UTF-8"));
    }

    @Test
    void showsWhatAMessageWouldBecome() {
        Tried.Converted converted = (Tried.Converted) tried(ADMISSION);

        assertThat(converted.mrn()).isEqualTo("BN1");
        assertThat(converted.visit()).contains("LK1");
        assertThat(String.join("\n", converted.lines())).contains("\"Encounter\"", "Nguyễn");
        assertThat(converted.receipt().mapped()).isNotEmpty();
    }

    @Test
    void saysWhyItWouldBeParked() {
        assertThat(tried(ADMISSION.replace("BN1^^^^MR", "")))
                .isEqualTo(new Tried.Puzzling("PID-3 names no medical record number: nobody to file it under"));
        assertThat(tried("rubbish")).isInstanceOf(Tried.Puzzling.class);
    }

    @Test
    void aCorrectionStaysOfItsKindAndOfItsPatient() {
        MessageDetail original = original("ADT^A01", "BN1");

        assertThat(corrected(original, ADMISSION)).isInstanceOf(Tried.Converted.class);
        assertThat(corrected(original("ADT^A01", ""), ADMISSION)).isInstanceOf(Tried.Converted.class);
        assertThat(corrected(original, ADMISSION.replace("BN1", "BN2")))
                .isEqualTo(new Tried.Puzzling("the correction is of another patient than the original"));
        assertThat(corrected(original, ADMISSION.replace("ADT^A01", "ADT^A08")))
                .isEqualTo(new Tried.Puzzling("the correction is another type of message than the original"));
    }

    private Tried corrected(MessageDetail original, String text) {
        return bench.tryCorrection(original, bench.bytes(text, "UTF-8"));
    }

    private static MessageDetail original(String type, String mrn) {
        MessageLine line = new MessageLine(
                new JournalNumber(1),
                HOSPITAL,
                "mllp",
                type,
                "1",
                MessageState.PARKED,
                "",
                Instant.EPOCH,
                Instant.EPOCH);
        return new MessageDetail(
                line,
                new MessageDetail.Origin("HIS", "", "UTF-8", "", mrn, Optional.empty(), 9),
                Optional.empty(),
                List.of(),
                new MessageDetail.Links(Optional.empty(), Optional.empty()),
                Optional.empty());
    }

    @Test
    void anEditedTextKeepsItsCharacterSetAndNeverBecomesQuestionMarks() {
        byte[] old = bench.bytes("MSH|Đào\r\nNTE|x", "TCVN3");

        assertThat(bench.text(old, "TCVN3")).contains("MSH|Đào\rNTE|x");
        assertThat(bench.bytes("<A>\n</A>", "UTF-8")).asString().isEqualTo("<A>\n</A>");
        assertThat(bench.text("Đào".getBytes(StandardCharsets.UTF_8), "US-ASCII"))
                .isEmpty();
        assertThatThrownBy(() -> bench.bytes("日", "TCVN3")).isInstanceOf(IllegalArgumentException.class);
    }
}
