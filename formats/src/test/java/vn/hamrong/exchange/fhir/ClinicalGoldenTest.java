package vn.hamrong.exchange.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A folder is a test: {@code in.hl7}, and in {@code paths.txt} elements of the official maps with all their distinct
 * values in order, as in {@code Observation.status=final,corrected}. {@code .size} counts. Identifiers of
 * the hub's own making are left out.
 */
class ClinicalGoldenTest {
    private static final Path CASES = Path.of("src", "test", "resources", "exchange", "clinical");

    @TestFactory
    Stream<DynamicTest> everyFolderGivesTheElementsItNames() throws IOException {
        List<Path> cases = new ArrayList<>();
        try (Stream<Path> files = Files.walk(CASES)) {
            files.filter(file -> file.endsWith("in.hl7")).sorted().forEach(file -> cases.add(file.resolveSibling("")));
        }
        assertThat(cases).hasSizeGreaterThan(30);
        return cases.stream().map(folder -> DynamicTest.dynamicTest(name(folder), () -> check(folder)));
    }

    private static String name(Path folder) {
        return CASES.relativize(folder).toString();
    }

    private static void check(Path folder) throws IOException {
        Conversion conversion = Convert.convert(Files.readString(folder.resolve("in.hl7")));
        Conversion again = Convert.convert(Files.readString(folder.resolve("in.hl7")));
        assertThat(conversion).isInstanceOf(Conversion.Converted.class);
        Bundle bundle = ((Conversion.Converted) conversion).bundle();
        for (String line : Files.readAllLines(folder.resolve("paths.txt"))) {
            int equals = line.indexOf('=');
            String path = line.substring(0, equals);
            assertThat(values(bundle, path))
                    .as(path)
                    .isEqualTo(line.substring(equals + 1).replace("\\n", "\n"));
        }
        assertThat(bundle.equalsDeep(((Conversion.Converted) again).bundle())).isTrue();
        assertThat(bundle.getEntry().stream().map(entry -> entry.getFullUrl())).doesNotHaveDuplicates();
    }

    private static String values(Bundle bundle, String path) {
        List<String> names = List.of(path.split("\\.", -1));
        boolean size = names.get(names.size() - 1).equals("size");
        List<Base> found = new ArrayList<>();
        for (Bundle.BundleEntryComponent entry : bundle.getEntry()) {
            Resource resource = entry.getResource();
            if (resource.fhirType().equals(names.get(0))) {
                walk(resource, names.subList(1, size ? names.size() - 1 : names.size()), found);
            }
        }
        if (size) {
            return String.valueOf(found.size());
        }
        return String.join(
                ",",
                found.stream()
                        .map(Base::primitiveValue)
                        .filter(value -> value != null)
                        .distinct()
                        .toList());
    }

    private static void walk(Base from, List<String> names, List<Base> found) {
        if (from instanceof Identifier number && Uris.DERIVED.equals(number.getSystem())) {
            return;
        }
        if (names.isEmpty()) {
            found.add(from);
            return;
        }
        for (Base child : children(from, names.get(0))) {
            walk(child, names.subList(1, names.size()), found);
        }
    }

    private static List<Base> children(Base from, String name) {
        List<Base> children = new ArrayList<>();
        from.children().stream()
                .filter(property ->
                        property.getName().equals(name) || property.getName().equals(name + "[x]"))
                .forEach(property -> children.addAll(property.getValues()));
        return children;
    }
}
