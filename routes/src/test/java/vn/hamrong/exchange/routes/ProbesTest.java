package vn.hamrong.exchange.routes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The probes that found other engines wanting, run against ours. They need python3 and ../shared. */
class ProbesTest {
    private static final Path TOOLS = Path.of(System.getProperty("hamrong.shared", "../../shared"), "tools");

    private final InMemoryJournal journal = new InMemoryJournal();

    @Test
    void theEdgeProbeFindsEveryAnswerHonest() throws Exception {
        String report = run("mllp_edge_probe.py");

        assertThat(report)
                .contains("'MSA|AA|PIPE0', 'MSA|AA|PIPE1', 'MSA|AA|PIPE2', 'MSA|AA|PIPE3', 'MSA|AA|PIPE4'] ok")
                .contains("utf8 ['MSA|AA|UTF1'] ok")
                .contains("split write ['MSA|AA|SPLIT1'] ok");
        assertThat(report.lines().filter(line -> line.startsWith("garbage") || line.startsWith("no control id")))
                .hasSize(2)
                .allMatch(line -> line.contains("|AR|") && !line.contains("|AA|"));
    }

    @Test
    void theCharsetProbeIsKeptByteForByte() throws Exception {
        run("mllp_charset_probe.py");

        assertThat(journal.accepted())
                .hasSize(7)
                .allMatch(kept -> new String(kept.content(), UTF_8).contains("NGUYỄN^VĂN AN"))
                .allMatch(kept -> kept.charset().equals("UTF-8"));
    }

    private String run(String probe) throws Exception {
        assumeTrue(Files.exists(TOOLS.resolve(probe)), "no ../shared");
        assumeTrue(hasPython(), "no python3");
        int port = Edge.freePort();
        try (Edge edge = Edge.on(port, journal, MllpLimits.DEFAULT, Fixtures.hamRong(Fixtures.ownPort(port)))) {
            Process python = new ProcessBuilder(
                            "python3", "-B", TOOLS.resolve(probe).toString(), Integer.toString(port))
                    .redirectErrorStream(true)
                    .start();
            String report = new String(python.getInputStream().readAllBytes(), UTF_8);
            assertThat(python.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(python.exitValue()).as(report).isZero();
            assertThat(edge.connections()).isNotNegative();
            return report;
        }
    }

    private static boolean hasPython() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException absent) {
            return false;
        }
    }
}
