package vn.hamrong.exchange.bhyt.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import vn.hamrong.exchange.bhyt.Dossier;
import vn.hamrong.exchange.bhyt.Table;
import vn.hamrong.exchange.bhyt.TableFile;
import vn.hamrong.exchange.fhir.Conversion;
import vn.hamrong.exchange.fhir.Validator;
import vn.hamrong.shared.FacilityCode;

class AgainTest {
    private static final FacilityCode HOSPITAL = new FacilityCode("38001");

    @Test
    void aLineTakenOffIsWithdrawnWithWhatWasDoneForIt() throws IOException {
        Dossier before = dossier("xml3/examination-and-laboratory");
        Dossier now = without(before, Table.XML3, 1);

        Bundle bundle = again(now, before);

        Map<String, String> gone = withdrawn(bundle);
        assertThat(gone.keySet()).containsExactlyInAnyOrderElementsOf(missing(before, now));
        assertThat(gone).isNotEmpty();
        assertThat(gone.values()).containsOnly("entered-in-error");
        assertThat(Validator.errors(bundle)).isEmpty();
    }

    @Test
    void theSameDossierAgainWithdrawsNothing() throws IOException {
        Dossier same = dossier("xml3/operation-with-supplies");

        assertThat(urls(again(same, same))).isEqualTo(urls(convert(same)));
        assertThat(withdrawn(again(same, same))).isEmpty();
    }

    @Test
    void aLineThatComesBackIsAsItWas() throws IOException {
        Dossier whole = dossier("xml3/examination-and-laboratory");
        Dossier less = without(whole, Table.XML3, 1);

        assertThat(withdrawn(again(whole, less))).isEmpty();
        assertThat(urls(again(whole, less))).isEqualTo(urls(convert(whole)));
    }

    @Test
    void everyCaseReducedToItsSumStaysValidAndRefersToNothingMissing() throws IOException {
        for (Path folder : DossierGoldenTest.folders()) {
            for (Dossier before : DossierGoldenTest.file(folder).visits()) {
                if (before.records(Table.XML1).isEmpty()) {
                    continue;
                }
                Bundle bundle = again(only(before, Table.XML1), before);

                assertThat(Validator.errors(bundle)).as(folder.toString()).isEmpty();
                assertThat(dangling(bundle)).as(folder.toString()).isEmpty();
            }
        }
    }

    @Test
    void whatStoodUnderAnotherPatientNumberIsWithdrawnFromThePatientOfNow() throws IOException {
        Dossier before = dossier("xml2/tablets");
        Dossier other = only(dossier("xml1/adult-outpatient"), Table.XML1);
        Dossier now = renamed(other, before.visit(), "BN777777");

        Bundle bundle = again(now, before);

        assertThat(dangling(bundle)).isEmpty();
        assertThat(bundle.getEntry().stream().filter(entry -> type(entry).equals("Patient")))
                .hasSize(1);
        assertThat(withdrawn(bundle)).isNotEmpty();
    }

    @Test
    void aCheckInThatComesAfterTheDossierChangesNothingOfTheVisit() throws IOException {
        Dossier dossier = dossier("xml2/tablets");
        Dossier checkIn = renamed(dossier("xml0/checked-in-with-a-card"), dossier.visit(), dossier.patient());

        assertThat(encounter(again(checkIn, dossier)).getRequest().getMethod()).isEqualTo(HTTPVerb.POST);
        assertThat(encounter(again(checkIn, dossier)).getRequest().getIfNoneExist())
                .contains(dossier.visit());
        assertThat(withdrawn(again(checkIn, dossier))).isEmpty();
        assertThat(encounter(convert(checkIn)).getRequest().getMethod()).isEqualTo(HTTPVerb.PUT);
    }

    @Test
    void aCheckInBeforeTheDossierWithdrawsNothing() throws IOException {
        Dossier dossier = dossier("xml2/tablets");
        Dossier checkIn = renamed(dossier("xml0/checked-in-with-a-card"), dossier.visit(), dossier.patient());

        assertThat(urls(again(dossier, checkIn))).isEqualTo(urls(convert(dossier)));
    }

    private static Dossier dossier(String folder) throws IOException {
        return DossierGoldenTest.file(Path.of("src/test/resources/bhyt", folder))
                .visits()
                .get(0);
    }

    private static Bundle convert(Dossier dossier) {
        return bundle(DossierToFhir.convert(dossier, HOSPITAL));
    }

    private static Bundle again(Dossier now, Dossier before) {
        return bundle(DossierToFhir.convert(now, before, HOSPITAL));
    }

    private static Bundle bundle(Conversion conversion) {
        return conversion.match(Conversion.Converted::bundle, refused -> {
            throw new AssertionError(refused);
        });
    }

    /** The dossier with that table cut to so many records. */
    private static Dossier without(Dossier dossier, Table table, int left) {
        return map(dossier, file -> {
            boolean cut = file.table() == table && file.records().size() > left;
            return cut ? TableFile.of(table, file.records().subList(0, left)) : file;
        });
    }

    private static Dossier only(Dossier dossier, Table table) {
        return Dossier.of(
                dossier.tables().stream().filter(file -> file.table() == table).toList());
    }

    private static Dossier renamed(Dossier dossier, String visit, String patient) {
        return map(
                dossier,
                file -> TableFile.of(
                        file.table(),
                        file.records().stream()
                                .map(record -> Tables.with(record, Map.of("MA_LK", visit, "MA_BN", patient)))
                                .toList()));
    }

    private static Dossier map(Dossier dossier, Function<TableFile, TableFile> change) {
        return Dossier.of(dossier.tables().stream().map(change).toList());
    }

    /** What the earlier Bundle wrote of the visit, and the new one does not. */
    private static Set<String> missing(Dossier before, Dossier now) {
        Set<String> urls = new TreeSet<>(urls(convert(before)));
        urls.removeAll(urls(convert(now)));
        urls.removeIf(url -> url.startsWith("Practitioner") || url.startsWith("Organization"));
        return urls;
    }

    private static Set<String> urls(Bundle bundle) {
        return bundle.getEntry().stream()
                .map(entry -> entry.getRequest().getUrl()
                        + (entry.getRequest().hasIfNoneExist()
                                ? "?" + entry.getRequest().getIfNoneExist()
                                : ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Request URL and status of every resource that is no longer true. */
    private static Map<String, String> withdrawn(Bundle bundle) {
        return bundle.getEntry().stream()
                .filter(entry -> AgainTest.statuses(entry.getResource()).anyMatch("entered-in-error"::equals))
                .collect(Collectors.toMap(entry -> entry.getRequest().getUrl(), entry -> "entered-in-error"));
    }

    private static Stream<String> statuses(Resource resource) {
        return Stream.of("status", "verificationStatus")
                .map(resource::getNamedProperty)
                .filter(property -> property != null)
                .flatMap(property -> property.getValues().stream())
                .flatMap(AgainTest::codes);
    }

    private static Stream<String> codes(Base value) {
        return value.isPrimitive()
                ? Stream.of(String.valueOf(value.primitiveValue()))
                : value.children().stream()
                        .flatMap(property -> property.getValues().stream())
                        .flatMap(AgainTest::codes);
    }

    private static List<String> dangling(Bundle bundle) {
        Set<String> here =
                bundle.getEntry().stream().map(BundleEntryComponent::getFullUrl).collect(Collectors.toSet());
        return bundle.getEntry().stream()
                .flatMap(entry -> references(entry.getResource()))
                .filter(reference -> reference.startsWith("urn:") && !here.contains(reference))
                .toList();
    }

    private static Stream<String> references(Base element) {
        if (element instanceof Reference reference) {
            return Stream.ofNullable(reference.getReference());
        }
        return element.children().stream()
                .flatMap(property -> property.getValues().stream())
                .flatMap(AgainTest::references);
    }

    private static BundleEntryComponent encounter(Bundle bundle) {
        return bundle.getEntry().stream()
                .filter(entry -> entry.getResource() instanceof Encounter)
                .findFirst()
                .orElseThrow();
    }

    private static String type(BundleEntryComponent entry) {
        return entry.getResource().fhirType();
    }
}
