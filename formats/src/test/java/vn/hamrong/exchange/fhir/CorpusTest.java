package vn.hamrong.exchange.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Other people's messages: all convert or are refused in words, and every Bundle is valid. Runs for about a minute. */
class CorpusTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "microsoft-fhir-converter",
                "cdc-reportstream",
                "cdc-trusted-intermediary",
                "lfh-hl7v2-fhir-converter"
            })
    void everyMessageConvertsToAValidBundleOrIsRefused(String set) throws IOException {
        Path folder = Path.of(System.getProperty("hamrong.shared", "../../shared"), "corpus", "hl7-fhir", set);
        assumeTrue(Files.isDirectory(folder), "no ../shared");

        List<String> errors = new ArrayList<>();
        for (Path file : Convert.hl7(folder)) {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            Convert.convert(text)
                    .match(
                            done -> errors.addAll(errors(file, done.bundle())),
                            refused -> !refused.reason().isEmpty());
        }

        assertThat(errors).isEmpty();
    }

    private static List<String> errors(Path file, Bundle bundle) {
        return Validator.errors(bundle).stream()
                .map(error -> file.getFileName() + " " + error)
                .toList();
    }
}
