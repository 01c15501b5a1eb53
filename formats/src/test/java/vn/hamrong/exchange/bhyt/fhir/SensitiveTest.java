package vn.hamrong.exchange.bhyt.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Coding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hamrong.exchange.bhyt.Dossier;
import vn.hamrong.exchange.bhyt.Table;
import vn.hamrong.exchange.bhyt.TableFile;
import vn.hamrong.exchange.bhyt.TableRecord;
import vn.hamrong.shared.FacilityCode;

class SensitiveTest {
    private static final Set<String> SHARED = Set.of("Patient", "Coverage", "Organization", "Practitioner");

    @Test
    void everythingOfAVisitWithHivCareIsLabelledButWhatBelongsToNoVisit() throws IOException {
        List<BundleEntryComponent> entries = entries(dossier("xml6/arv-viral-load-undetected"));

        assertThat(types(entries, true)).contains("Encounter", "EpisodeOfCare", "Observation", "Condition", "Invoice");
        assertThat(types(entries, false)).isSubsetOf(SHARED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"B20", "B24", "B20.8", "Z21", "R75", "O98.7", "I10;B23.0"})
    void aCodeOfHivIsEnough(String codes) throws IOException {
        assertThat(types(entries(with("MA_BENH_KT", codes)), false)).isSubsetOf(SHARED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "I10", "B19", "B25", "Z20.6", "O98.6", "I10;E78.5"})
    void otherIllnessesAreNotLabelled(String codes) throws IOException {
        assertThat(types(entries(with("MA_BENH_KT", codes)), true)).isEmpty();
    }

    @Test
    void tuberculosisIsLabelledOnlyTogetherWithHiv() throws IOException {
        assertThat(types(entries(tuberculosis(Map.of("PHANLOAI_LAO_HIV", "1"))), false))
                .isSubsetOf(SHARED);
        assertThat(types(entries(tuberculosis(Map.of("BDDT_ARV", "20200301"))), false))
                .isSubsetOf(SHARED);
        assertThat(types(entries(tuberculosis(Map.of("NGAYKD_HIV", "20200202"))), false))
                .isSubsetOf(SHARED);
        assertThat(types(entries(tuberculosis(Map.of("PHANLOAI_LAO_HIV", "2"))), true))
                .isEmpty();
        assertThat(types(entries(tuberculosis(Map.of("PHANLOAI_LAO_HIV", "2"))), false))
                .contains("EpisodeOfCare");
    }

    private static Dossier tuberculosis(Map<String, String> changes) throws IOException {
        Dossier dossier = dossier("xml15/new-in-treatment");
        TableRecord care = Tables.with(dossier.records(Table.XML15).get(0), changes);
        TableFile sum = TableFile.of(Table.XML1, dossier.records(Table.XML1));
        return Dossier.of(List.of(sum, TableFile.of(Table.XML15, List.of(care))));
    }

    private static Dossier with(String field, String value) throws IOException {
        Dossier dossier = dossier("xml1/adult-outpatient");
        TableRecord sum = Tables.with(dossier.records(Table.XML1).get(0), Map.of(field, value));
        return Dossier.of(List.of(TableFile.of(Table.XML1, List.of(sum))));
    }

    private static Dossier dossier(String folder) throws IOException {
        return DossierGoldenTest.file(Path.of("src/test/resources/bhyt", folder))
                .visits()
                .get(0);
    }

    private static List<BundleEntryComponent> entries(Dossier dossier) {
        return DossierToFhir.convert(dossier, new FacilityCode("38001"))
                .match(done -> done.bundle().getEntry(), refused -> List.of());
    }

    private static Set<String> types(List<BundleEntryComponent> entries, boolean labelled) {
        return entries.stream()
                .filter(entry -> isLabelled(entry) == labelled)
                .map(entry -> entry.getResource().fhirType())
                .collect(Collectors.toSet());
    }

    private static boolean isLabelled(BundleEntryComponent entry) {
        Stream<String> codes =
                entry.getResource().getMeta().getSecurity().stream().map(Coding::getCode);
        return codes.collect(Collectors.toSet()).equals(Set.of("R", "HIV"));
    }
}
