package vn.hamrong.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hamrong.app.demo.DemoClients;
import vn.hamrong.app.demo.TokenCommand;

/** {@code ./hub token}, against a running demo. */
class TokenIT {
    private static final RunningHub HUB = RunningHub.on(TestDatabase.H2);
    private static final Pattern CURL = Pattern.compile("curl -H '(Authorization): ([^']+)' '([^']+)'");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path data;

    @Test
    void thePrintedLineReadsAsThatHospital() throws IOException {
        DemoClients clients = DemoClients.in(data);
        clients.write(HUB.url(), HUB.keys());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("clients/38901.json"))))
                .isEqualTo("rw-------");

        int exit = token("38901", clients);

        assertThat(exit).isZero();
        String[] lines = out.toString(StandardCharsets.UTF_8).split("\n", -1);
        Matcher curl = CURL.matcher(lines[1]);
        assertThat(curl.matches()).isTrue();
        assertThat(curl.group(2)).isEqualTo("Bearer " + lines[0]);
        URI asked = URI.create(curl.group(3));
        String path = asked.getPath() + "?" + asked.getQuery();
        assertThat(new Visitor(HUB).get(path, curl.group(1), curl.group(2)).status())
                .isEqualTo(200);
        assertThat(new Visitor(HUB).get(path).status()).isEqualTo(401);
    }

    @Test
    void saysWhatIsMissing() {
        DemoClients clients = DemoClients.in(data);
        clients.write(URI.create("http://localhost:1"), HUB.keys());

        assertThat(token("38901", clients)).isEqualTo(1);
        assertThat(token("99999", clients)).isEqualTo(3);
        assertThat(token("../38901", clients)).isEqualTo(3);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("does not answer")
                .contains("99999");
        assertThat(out.size()).isZero();
    }

    private int token(String hospital, DemoClients clients) {
        return TokenCommand.run(hospital, clients, print(out), print(err));
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
