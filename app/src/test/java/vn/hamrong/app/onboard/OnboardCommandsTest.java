package vn.hamrong.app.onboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnboardCommandsTest {
    private static final String MESSAGE =
            "MSH|^~\\&|HIS|BVHAMRONG|HUB|SYT|20261122071500||ADT^A08|C1|P|2.5.1\rPID|1||0001^^^BVHAMRONG^MR||NGUYỄN^AN||19900312|Nam\r";
    private static final String HOSPITALS = "--hamrong.hospitals=" + Path.of("..", "config", "hospitals");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final ByteArrayOutputStream talk = new ByteArrayOutputStream();

    @BeforeEach
    void aSample() throws IOException {
        Files.createDirectories(folder.resolve("samples"));
        Files.writeString(folder.resolve("samples/one.hl7"), MESSAGE);
    }

    @Test
    void onboardReportsAndWritesAFileOnceAndNeverOverIt() throws IOException {
        Path out = folder.resolve("38777.yaml");

        assertThat(onboard("38777", "--samples", folder.resolve("samples").toString(), "--out", out.toString()))
                .isZero();
        assertThat(onboard("38777", "--samples", folder.resolve("samples").toString(), "--out", out.toString()))
                .isEqualTo(2);

        assertThat(said.toString(StandardCharsets.UTF_8)).contains("ADT^A08 ×1").doesNotContain("NGUYỄN");
        assertThat(Files.readString(out)).contains("code: \"38777\"").contains("partition: 5");
    }

    @Test
    void onboardWithoutSamplesIsAWrongCallAndWithoutMessagesARefusal() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));

        assertThat(onboard("38777")).isEqualTo(2);
        assertThat(onboard("38777", "--samples", folder.resolve("nowhere").toString()))
                .isEqualTo(2);
        assertThat(onboard("38777", "--samples", empty.toString())).isEqualTo(3);
    }

    @Test
    void shadowTellsWhatAChangedFileWouldAlter() throws IOException {
        String now = Files.readString(Path.of("..", "config", "hospitals", "38901.yaml"));
        Path then = folder.resolve("then.yaml");
        Files.writeString(then, now.replace("dialect:\n", "dialect:\n  codeMaps:\n    PID-8: {Nam: M}\n"));

        int exit = shadow(
                "38901",
                "--file",
                then.toString(),
                "--samples",
                folder.resolve("samples").toString());

        assertThat(exit).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("one.hl7: Patient.extension, Patient.gender")
                .contains("looked at 1 changed 1");
    }

    @Test
    void shadowRefusesAFileWithFaultsByLine() throws IOException {
        Path bad = folder.resolve("bad.yaml");
        Files.writeString(bad, "code: \"38901\"\n");

        int exit = shadow(
                "38901",
                "--file",
                bad.toString(),
                "--samples",
                folder.resolve("samples").toString());

        assertThat(exit).isEqualTo(3);
        assertThat(talk.toString(StandardCharsets.UTF_8)).contains("38901.yaml:");
    }

    private int onboard(String... words) {
        return OnboardCommand.run(with(words), print(said), print(talk));
    }

    private int shadow(String... words) {
        return ShadowCommand.run(with(words), print(said), print(talk));
    }

    private static List<String> with(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.add(HOSPITALS);
        return all;
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
