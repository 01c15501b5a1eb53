package vn.hamrong.exchange.bhyt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The invented episode in ../shared, made by others from the decrees. */
class SyntheticDossierTest {

    @TestFactory
    Stream<DynamicTest> everyFileIsReadWithoutAnErrorAndWrittenTheSame() throws IOException {
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> check(file)));
    }

    private static void check(Path path) throws IOException {
        DossierFile file = DossierReaderTest.read(Files.readAllBytes(path));

        assertThat(DossierReaderTest.read(DossierWriter.write(file))).isEqualTo(file);
        assertThat(DossierChecks.of(file))
                .filteredOn(DossierFault::isError)
                .extracting(DossierFault::place, DossierFault::english)
                .isEmpty();
    }

    static List<Path> files() throws IOException {
        Path folder = Path.of(
                System.getProperty("hamrong.shared", "../../shared"), "domain", "samples", "bhyt_3176_synthetic");
        assumeTrue(Files.isDirectory(folder), "no ../shared");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .toList();
        }
    }
}
