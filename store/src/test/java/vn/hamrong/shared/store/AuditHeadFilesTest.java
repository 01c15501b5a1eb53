package vn.hamrong.shared.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hamrong.shared.audit.AuditChain;
import vn.hamrong.shared.audit.AuditHead;

/** The signed heads on the disk. */
class AuditHeadFilesTest {
    private static final Instant NOON = Instant.parse("2026-11-25T05:00:00Z");

    @TempDir
    Path folder = Path.of("");

    @Test
    void aFileADayIsKeptAndOfOldDaysTheLastHeadOnly() throws IOException {
        AuditHeadFiles heads = heads();
        for (int day = 0; day < 5; day++) {
            for (int i = 1; i <= 20; i++) {
                heads.append(head(day * 20 + i, day));
            }
        }

        assertThat(lines()).containsExactly(1L, 1L, 1L, 20L, 20L);
        assertThat(all(heads).get(0)).contains(head(20, 0));
        assertThat(heads.last()).contains(head(100, 4));
    }

    @Test
    void anOldDayWhoseLastLineIsForgedStaysAsItIs() throws IOException {
        AuditHeadFiles heads = heads();
        for (int i = 1; i <= 20; i++) {
            heads.append(head(i, 0));
        }
        Files.writeString(
                folder.resolve("heads-2026-11-25.txt"),
                "forged\n",
                StandardCharsets.US_ASCII,
                StandardOpenOption.APPEND);
        for (int day = 1; day < 4; day++) {
            heads.append(head(20 + day, day));
        }

        assertThat(lines()).containsExactly(21L, 1L, 1L, 1L);
        assertThat(all(heads)).contains(Optional.empty());
    }

    @Test
    void halfALineAfterACrashIsCutOffByTheNext() throws IOException {
        AuditHeadFiles heads = heads();
        heads.append(head(1, 0));
        Files.writeString(
                folder.resolve("heads-2026-11-25.txt"),
                "stamped hamrong-aud",
                StandardCharsets.US_ASCII,
                StandardOpenOption.APPEND);

        heads.append(head(2, 0));

        assertThat(all(heads)).containsExactly(Optional.of(head(1, 0)), Optional.of(head(2, 0)));
    }

    @Test
    void afterACrashTheLastHeadIsTheLastThatIsWhole() throws IOException {
        AuditHeadFiles heads = heads();
        heads.append(head(1, 0));
        heads.append(head(2, 0));
        Files.writeString(
                folder.resolve("heads-2026-11-25.txt"),
                "stamped hamrong-aud",
                StandardCharsets.US_ASCII,
                StandardOpenOption.APPEND);

        assertThat(heads.last()).contains(head(2, 0));
        assertThat(all(heads)).containsExactly(Optional.of(head(1, 0)), Optional.of(head(2, 0)));

        Files.writeString(folder.resolve("heads-2026-11-26.txt"), "stamp", StandardCharsets.US_ASCII);
        assertThat(heads.last()).as("a new day began with a crash").contains(head(2, 0));
    }

    @Test
    void aClockThatWasSetBackKeepsTheOrder() throws IOException {
        AuditHeadFiles heads = heads();
        heads.append(head(1, 1));
        heads.append(head(2, 0));

        assertThat(all(heads)).containsExactly(Optional.of(head(1, 1)), Optional.of(head(2, 0)));
        assertThat(heads.last()).contains(head(2, 0));
    }

    private AuditHeadFiles heads() {
        return new AuditHeadFiles(folder, new StampedText());
    }

    /** Long enough that more than a few do not pass for one line. */
    private static AuditHead head(long place, int day) {
        return new AuditHead(place, AuditChain.START, NOON.plus(Duration.ofDays(day)));
    }

    private static List<Optional<AuditHead>> all(AuditHeadFiles heads) {
        List<Optional<AuditHead>> all = new ArrayList<>();
        heads.all().forEachRemaining(all::add);
        return all;
    }

    private List<Long> lines() throws IOException {
        List<Long> counts = new ArrayList<>();
        try (var files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                counts.add((long) Files.readAllLines(file).size());
            }
        }
        return counts;
    }
}
