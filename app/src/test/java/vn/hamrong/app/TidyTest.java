package vn.hamrong.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a formatter cannot see. The limits are a screenful: what does not fit, does not get read. */
class TidyTest {
    private static final Path ROOT = Path.of("..");
    private static final int METHOD_LINES_MAX = 40;
    private static final int FILE_LINES_MAX = 320;

    @Test
    void filesAndMethodsFitOnAScreen() {
        List<String> tooLong =
                sources().stream().flatMap(file -> tooLongIn(file).stream()).toList();

        assertThat(tooLong).isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIsAndIsNullMarked() {
        List<Path> silent = sources().stream()
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !Files.exists(folder.resolve("package-info.java"))
                        || !read(folder.resolve("package-info.java")).contains("@NullMarked"))
                .toList();

        assertThat(silent).isEmpty();
    }

    @Test
    void nothingIsLeftForLaterWithoutADecision() {
        List<Path> unfinished = sources().stream()
                .filter(file -> read(file).lines().anyMatch(line -> line.contains("TODO") && !line.contains("ADR")))
                .toList();

        assertThat(unfinished).isEmpty();
    }

    private static List<Path> sources() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/main/java/"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> tooLongIn(Path file) {
        List<String> lines = read(file).lines().toList();
        List<String> found = new ArrayList<>();
        if (lines.size() > FILE_LINES_MAX) {
            found.add(file + ": " + lines.size() + " lines");
        }
        // The formatter indents members by 4, so "    }" closes a method and "    … {" opens one.
        int openedAt = -1;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.matches(" {4}\\S.*[{(]")) {
                openedAt = line.matches(".*\\b(class|interface|record|enum)\\b.*") ? -1 : i;
            } else if (line.equals("    }")) {
                if (openedAt >= 0 && i - openedAt > METHOD_LINES_MAX) {
                    found.add(file + ":" + (openedAt + 1) + ": method of " + (i - openedAt) + " lines");
                }
                openedAt = -1;
            }
        }
        return found;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
