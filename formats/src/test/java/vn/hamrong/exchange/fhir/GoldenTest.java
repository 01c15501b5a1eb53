package vn.hamrong.exchange.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import vn.hamrong.exchange.ConversionReceipt;
import vn.hamrong.exchange.Dialect;
import vn.hamrong.shared.FacilityCode;

/**
 * A folder is a test: {@code exchange/<type>/<what happens>/in.hl7} gives {@code out.json} and {@code receipt.json}. {@code
 * -Dgolden.update=true} writes both anew; the difference is what gets reviewed. All people are invented.
 */
class GoldenTest {
    private static final Path CASES = Path.of("src/test/resources/exchange");
    private static final Sender SENDER = new Sender(new FacilityCode("38001"), Dialect.PLAIN);

    @TestFactory
    Stream<DynamicTest> everyFolderGivesWhatItSays() throws IOException {
        return folders().stream().map(folder -> DynamicTest.dynamicTest(name(folder), () -> check(folder)));
    }

    private static void check(Path folder) throws IOException {
        String json = json(converted(folder));
        String receipt = receipt(converted(folder).receipt());
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(folder.resolve("out.json"), json);
            Files.writeString(folder.resolve("receipt.json"), receipt);
        }

        assertThat(json).isEqualTo(Files.readString(folder.resolve("out.json")));
        assertThat(receipt).isEqualTo(Files.readString(folder.resolve("receipt.json")));
    }

    static Conversion.Converted converted(Path folder) throws IOException {
        return (Conversion.Converted) Hl7ToFhir.convert(Files.readString(folder.resolve("in.hl7")), SENDER);
    }

    static List<Path> folders() throws IOException {
        try (Stream<Path> files = Files.walk(CASES)) {
            return files.filter(file -> file.endsWith("in.hl7") && !file.startsWith(CASES.resolve("clinical")))
                    .map(Path::getParent)
                    .sorted()
                    .toList();
        }
    }

    private static String name(Path folder) {
        return CASES.relativize(folder).toString();
    }

    private static String json(Conversion.Converted converted) {
        return FhirContext.forR4Cached().newJsonParser().setPrettyPrint(true).encodeResourceToString(converted.bundle())
                + "\n";
    }

    /** One line a value, so that a difference reads well. */
    private static String receipt(ConversionReceipt receipt) {
        Stream<String> mapped = receipt.mapped().stream().map(one -> line("mapped", one.path(), one.to()));
        Stream<String> kept = receipt.extensions().stream().map(one -> line("extension", one.path(), one.url()));
        Stream<String> lost = receipt.unmapped().stream().map(one -> line("unmapped", one.path(), one.value()));
        return Stream.of(mapped, kept, lost).flatMap(lines -> lines).collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    }

    private static String line(String what, String path, String where) {
        return "  {\"" + what + "\": \"" + path + "\", \"to\": \"" + where + "\"}";
    }
}
