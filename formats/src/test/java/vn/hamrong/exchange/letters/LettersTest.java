package vn.hamrong.exchange.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.SampledData;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vn.hamrong.exchange.Destination.Letterhead;
import vn.hamrong.exchange.Destination.Matter;
import vn.hamrong.exchange.hl7.CharacterSets;

/**
 * A folder is a test: {@code letters/<matter>/<what>/in.hl7}, told to five receivers, gives {@code <receiver>.hl7}, byte for
 * byte. {@code -Dgolden.update=true} writes them anew. All people are invented.
 */
class LettersTest {
    private static final Path CASES = Path.of("src/test/resources/letters");

    @TestFactory
    Stream<DynamicTest> everyFolderGivesWhatItSays() throws IOException {
        try (Stream<Path> files = Files.walk(CASES)) {
            return files.filter(file -> file.endsWith("in.hl7")).sorted().map(Path::getParent).toList().stream()
                    .flatMap(folder -> new TreeMap<>(Letterheads.ALL)
                            .entrySet().stream()
                                    .map(head -> DynamicTest.dynamicTest(
                                            CASES.relativize(folder) + " " + head.getKey(),
                                            () -> check(folder, head))));
        }
    }

    private static void check(Path folder, Map.Entry<String, Letterhead> head) throws IOException {
        Matter matter = Told.matter(CASES.relativize(folder).getName(0).toString());
        Payload told = Told.of(matter, Files.readString(folder.resolve("in.hl7")));
        LetterText text = write(matter, Payload.of(told.json()), head.getValue());
        byte[] bytes = bytes(text);
        Path golden = folder.resolve(head.getKey() + ".hl7");
        if (Boolean.getBoolean("golden.update")) {
            Files.write(golden, bytes);
        }

        assertThat(bytes).isEqualTo(Files.readAllBytes(golden));
    }

    @Test
    void aCharacterThatTheSetLacksIsNeverReplaced() {
        for (String charset : List.of("windows-1258", "tcvn3", "vni")) {
            assertThat(write(Matter.RESULT, saying("Glucose ≥ 7 日本"), Letterheads.named(charset)))
                    .isEqualTo(new LetterText.Unwritable(
                            Letterheads.named(charset).charset() + " has no code for a character of the text"));
        }
        assertThat(write(Matter.RESULT, saying("Glucose ≥ 7 日本"), Letterheads.MODERN))
                .isInstanceOf(LetterText.Written.class);
    }

    @Test
    void m09WhatIsDataNeverBecomesStructure() {
        String evil = "a|b^c~d&e\\f\rOBX|9|NM|X||1\nMSA|AA|x";
        String text = text(write(Matter.RESULT, saying(evil), Letterheads.MODERN));

        assertThat(text.split("\r", -1))
                .filteredOn(line -> line.startsWith("OBX") || line.startsWith("MSA"))
                .hasSize(1);
        assertThat(text).contains("a\\F\\b\\S\\c\\R\\d\\T\\e\\E\\f~OBX\\F\\9\\F\\NM");
    }

    @Test
    void longTextOfManyLinesComesThrough() {
        String line = "Dòng mô tả dài của bác sĩ chẩn đoán hình ảnh. ".repeat(20);
        String text = text(write(Matter.RESULT, saying((line + "\n").repeat(400).strip()), Letterheads.MODERN));

        assertThat(text).contains("|TX|").hasSizeGreaterThan(300_000);
    }

    @Test
    void controlCharactersAndStrangeStatesAreForAPerson() {
        assertThat(write(Matter.RESULT, saying("a\u0001b"), Letterheads.MODERN))
                .isEqualTo(new LetterText.Unwritable("a text holds a control character"));
        Payload unknown = saying("x");
        unknown.all(DiagnosticReport.class).forEach(report -> report.setStatus(DiagnosticReportStatus.UNKNOWN));
        assertThat(write(Matter.RESULT, unknown, Letterheads.MODERN))
                .isEqualTo(new LetterText.Unwritable("a report has a state that HL7 v2 cannot say"));
        Payload curve = saying("x");
        curve.all(Observation.class).forEach(value -> value.setValue(new SampledData().setData("1 2")));
        assertThat(write(Matter.RESULT, curve, Letterheads.MODERN))
                .isEqualTo(new LetterText.Unwritable("an observation has a value of a kind that HL7 v2 cannot say"));
    }

    @Test
    void whatWouldBeReadDifferentlyIsNotSent() {
        assertThat(write(Matter.RESULT, saying("x"), Letterheads.MODERN)).isInstanceOf(LetterText.Written.class);
        Payload two = saying("x");
        two.all(Observation.class)
                .forEach(value -> value.getCode().setText("Glucose").addCoding().setDisplay("without a code"));
        two.all(Observation.class).forEach(value -> value.setValue(new StringType("\"\"")));

        assertThat(write(Matter.RESULT, two, Letterheads.MODERN))
                .isEqualTo(
                        new LetterText.Unwritable("what was written would be read differently: observation, report"));
    }

    @Test
    void controlIdsAreStableAndFitOldFields() {
        UUID id = UUID.fromString("00000000-0000-4000-8000-000000000001");

        assertThat(ControlIds.of(id)).matches("[A-Z2-7]{20}").isEqualTo(ControlIds.of(id));
        assertThat(ControlIds.of(UUID.randomUUID())).isNotEqualTo(ControlIds.of(id));
    }

    private static Payload saying(String words) {
        Payload payload = Told.of(
                Matter.RESULT,
                String.join(
                        "\r",
                        "MSH|^~\\&|LIS|38902|||20261122081500||ORU^R01^ORU_R01|L1|P|2.5.1||||||UNICODE UTF-8",
                        "PID|1||BN1^^^^PI||LÊ^HOA||19850304|F",
                        "OBR|1|HR1^HAMRONG|X1^LIS|S^Sinh hóa^L|||20261122073000||||||||||||||||||F",
                        "OBX|1|ST|G^Glucose^L||x||||||F"));
        payload.all(Observation.class).forEach(value -> value.setValue(new StringType(words)));
        return payload;
    }

    private static LetterText write(Matter matter, Payload payload, Letterhead head) {
        return new Letters(Told.RECEIVER, head).write(matter, payload, "ABCDEFGHIJKLMNOPQRST");
    }

    private static byte[] bytes(LetterText text) {
        assertThat(text).isInstanceOf(LetterText.Written.class);
        return ((LetterText.Written) text).content();
    }

    private static String text(LetterText text) {
        return CharacterSets.text(bytes(text), StandardCharsets.UTF_8.name());
    }
}
