package vn.hamrong.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BundlesTest {
    private static final Path RESOURCES = Path.of("src", "main", "resources");
    private static final Pattern KEY = Pattern.compile("#\\{([a-z0-9.-]+)[}(]");

    @Test
    void everyWordIsThereInBothLanguages() {
        for (Path vietnamese : files("i18n", path -> !path.endsWith("_en.properties"))) {
            Path english = Path.of(vietnamese.toString().replace(".properties", "_en.properties"));

            assertThat(words(english).stringPropertyNames())
                    .as(vietnamese.toString())
                    .isEqualTo(words(vietnamese).stringPropertyNames());
            assertThat(words(english).values()).as(english.toString()).doesNotContain("");
        }
    }

    @Test
    void everyWordOfATemplateIsInABundle() {
        Set<String> known = new TreeSet<>();
        files("i18n", path -> true).forEach(file -> known.addAll(words(file).stringPropertyNames()));
        Set<String> used = new TreeSet<>();
        for (Path template : files("templates", path -> path.endsWith(".html"))) {
            KEY.matcher(read(template)).results().forEach(key -> used.add(key.group(1)));
        }

        assertThat(used).hasSizeGreaterThan(50);
        assertThat(known).containsAll(used);
    }

    private static List<Path> files(String folder, Predicate<String> wanted) {
        try (Stream<Path> files = Files.walk(RESOURCES.resolve(folder))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> wanted.test(file.toString()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties words(Path file) {
        Properties words = new Properties();
        try (Reader text = Files.newBufferedReader(file)) {
            words.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
