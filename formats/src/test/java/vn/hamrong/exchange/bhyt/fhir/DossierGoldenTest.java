package vn.hamrong.exchange.bhyt.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vn.hamrong.exchange.ConversionReceipt;
import vn.hamrong.exchange.bhyt.Dossier;
import vn.hamrong.exchange.bhyt.DossierChecks;
import vn.hamrong.exchange.bhyt.DossierEnvelope;
import vn.hamrong.exchange.bhyt.DossierFault;
import vn.hamrong.exchange.bhyt.DossierFile;
import vn.hamrong.exchange.bhyt.DossierReader;
import vn.hamrong.exchange.bhyt.DossierReading;
import vn.hamrong.exchange.bhyt.DossierWriter;
import vn.hamrong.exchange.bhyt.Table;
import vn.hamrong.exchange.bhyt.TableFile;
import vn.hamrong.exchange.fhir.Conversion;
import vn.hamrong.exchange.fhir.Validator;
import vn.hamrong.shared.FacilityCode;

/**
 * A folder is a test: the tables in {@code bhyt/<table>/<what happens>} give {@code out.txt} (Bundles, receipts and faults).
 * {@code -Dgolden.update=true} writes it anew; the difference is what gets reviewed. All people are invented.
 */
class DossierGoldenTest {
    private static final Path CASES = Path.of("src/test/resources/bhyt");
    private static final FacilityCode HOSPITAL = new FacilityCode("38001");

    @TestFactory
    Stream<DynamicTest> everyFolderGivesWhatItSays() throws IOException {
        return folders().stream()
                .map(folder -> DynamicTest.dynamicTest(CASES.relativize(folder).toString(), () -> check(folder)));
    }

    @Test
    void everyTableHasThreeCasesAtLeast() throws IOException {
        for (Table table : Table.values()) {
            String name = table.name().toLowerCase(java.util.Locale.ROOT);
            assertThat(folders())
                    .filteredOn(folder -> CASES.resolve(name).equals(folder.getParent()))
                    .as(name)
                    .hasSizeGreaterThan(2);
        }
    }

    @Test
    void everyFileOfAFolderIsWrittenBackByteForByte() throws IOException {
        for (Path folder : folders()) {
            for (Path table : tables(folder)) {
                byte[] bytes = Files.readAllBytes(table);
                assertThat(DossierWriter.write(read(bytes)))
                        .as(table.toString())
                        .isEqualTo(bytes);
            }
        }
    }

    @Test
    void everyBundlePassesTheValidatorAndHoldsNoXml() throws IOException {
        List<String> errors = new ArrayList<>();
        for (Path folder : folders()) {
            for (Conversion conversion : DossierToFhir.convert(file(folder), HOSPITAL)) {
                if (conversion instanceof Conversion.Converted done) {
                    Validator.errors(done.bundle()).forEach(error -> errors.add(folder + " " + error));
                    assertThat(json(done)).doesNotContain("MA_LK>", "<TONG_HOP", "<CHI_T", "PD94bWw");
                }
            }
        }

        assertThat(errors).isEmpty();
    }

    @Test
    void noConditionStandsTwiceInOneBundle() throws IOException {
        for (Path folder : folders()) {
            for (Conversion conversion : DossierToFhir.convert(file(folder), HOSPITAL)) {
                Set<String> seen = new HashSet<>();
                List<BundleEntryComponent> entries =
                        conversion.match(done -> done.bundle().getEntry(), refused -> List.<BundleEntryComponent>of());
                for (BundleEntryComponent entry : entries) {
                    String condition =
                            entry.getRequest().getUrl() + entry.getRequest().getIfNoneExist();
                    assertThat(seen.add(condition)).as(folder + " " + condition).isTrue();
                }
            }
        }
    }

    /** Every filled field is in the receipt once; none is lost. */
    @Test
    void theReceiptNamesEveryValue() throws IOException {
        for (Path folder : folders()) {
            DossierFile file = file(folder);
            for (Dossier visit : file.visits()) {
                if (DossierToFhir.convert(visit, HOSPITAL) instanceof Conversion.Converted done) {
                    ConversionReceipt receipt = done.receipt();
                    int named = receipt.mapped().size()
                            + receipt.extensions().size()
                            + receipt.unmapped().size();
                    long filled = visit.tables().stream()
                            .flatMap(table -> table.records().stream())
                            .flatMap(record -> record.values().values().stream())
                            .filter(value -> !value.isBlank())
                            .count();
                    assertThat(named).as(folder.toString()).isEqualTo((int) filled);
                    assertThat(receipt.unmapped()).as(folder.toString()).isEmpty();
                }
            }
        }
    }

    private static void check(Path folder) throws IOException {
        StringBuilder out = new StringBuilder();
        DossierFile file = file(folder);
        for (DossierFault fault : DossierChecks.of(file)) {
            out.append(fault.severity())
                    .append(' ')
                    .append(fault.place())
                    .append(": ")
                    .append(fault.vietnamese());
            out.append(" / ").append(fault.english()).append('\n');
        }
        for (Conversion conversion : DossierToFhir.convert(file, HOSPITAL)) {
            String outcome = conversion.match(
                    done -> json(done) + "\n" + receipt(done.receipt()),
                    refused -> "refused: " + refused.reason() + "\n");
            out.append(outcome);
        }
        Path golden = folder.resolve("out.txt");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden, out);
        }

        assertThat(out.toString()).isEqualTo(Files.readString(golden));
    }

    /** The tables of a folder as one dossier; one alone stays alone. */
    static DossierFile file(Path folder) throws IOException {
        List<TableFile> tables = new ArrayList<>();
        for (Path path : tables(folder)) {
            tables.addAll(read(Files.readAllBytes(path)).dossiers().get(0).tables());
        }
        return tables.size() == 1 && tables.get(0).table() != Table.XML1
                ? DossierFile.alone(tables.get(0))
                : new DossierFile(
                        java.util.Optional.of(DossierEnvelope.of("38001", "20261122", 1)), List.of(Dossier.of(tables)));
    }

    static List<Path> folders() throws IOException {
        try (Stream<Path> files = Files.walk(CASES)) {
            return files.filter(file -> file.toString().endsWith(".xml"))
                    .map(Path::getParent)
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    private static List<Path> tables(Path folder) {
        return Arrays.stream(Table.values())
                .map(table -> folder.resolve(table + ".xml"))
                .filter(Files::exists)
                .toList();
    }

    private static DossierFile read(byte[] bytes) {
        return DossierReader.read(bytes).match(DossierReading.Read::file, refused -> {
            throw new AssertionError(refused + new String(bytes, StandardCharsets.UTF_8));
        });
    }

    private static String json(Conversion.Converted converted) {
        return FhirContext.forR4Cached()
                .newJsonParser()
                .setPrettyPrint(true)
                .encodeResourceToString(converted.bundle());
    }

    /** One line a value, so that a difference reads well. */
    private static String receipt(ConversionReceipt receipt) {
        Stream<String> mapped = receipt.mapped().stream().map(one -> "mapped " + one.path() + " " + one.to());
        Stream<String> kept = receipt.extensions().stream().map(one -> "extension " + one.path() + " " + one.url());
        Stream<String> lost = receipt.unmapped().stream().map(one -> "unmapped " + one.path() + " " + one.value());
        return Stream.of(mapped, kept, lost).flatMap(lines -> lines).collect(Collectors.joining("\n")) + "\n";
    }
}
