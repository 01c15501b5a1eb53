package vn.hamrong.exchange.letters;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import vn.hamrong.exchange.Destination.Matter;

class FhirLetterTest {
    private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000001");

    @Test
    void everythingIsStoredByANameThatARepetitionFindsAgain() throws Exception {
        Bundle once = transaction(ID);
        Bundle twice = transaction(ID);

        assertThat(urls(once)).isEqualTo(urls(twice));
        assertThat(urls(once))
                .allMatch(
                        url -> url.startsWith("PUT ")
                                || url.equals(
                                        "POST Patient if none has identifier=http%3A%2F%2Fhamrong.vn%2Ffhir%2Fsid%2F38901%2Fmrn%7CBN77"));
        assertThat(urls(once))
                .doesNotContainAnyElementsOf(urls(transaction(UUID.randomUUID())).stream()
                        .filter(url -> url.startsWith("PUT"))
                        .toList());
    }

    @Test
    void everyReferenceLeadsToSomethingThatIsToldToo() throws Exception {
        Bundle bundle = transaction(ID);
        Set<String> here =
                bundle.getEntry().stream().map(BundleEntryComponent::getFullUrl).collect(Collectors.toSet());

        for (BundleEntryComponent entry : bundle.getEntry()) {
            Resource resource = entry.getResource();
            assertThat(FhirContext.forR4Cached()
                            .newTerser()
                            .getAllPopulatedChildElementsOfType(resource, Reference.class))
                    .filteredOn(Reference::hasReference)
                    .allMatch(reference ->
                            reference.getReference().startsWith("#") || here.contains(reference.getReference()));
        }
    }

    private static Bundle transaction(UUID id) throws Exception {
        String message = Files.readString(Path.of("src/test/resources/letters/result/numbers/in.hl7"));
        String json = new String(
                FhirLetter.transaction(Told.of(Matter.RESULT, message), id, Told.RECEIVER), StandardCharsets.UTF_8);
        return FhirContext.forR4Cached().newJsonParser().parseResource(Bundle.class, json);
    }

    private static Set<String> urls(Bundle bundle) {
        return bundle.getEntry().stream()
                .map(BundleEntryComponent::getRequest)
                .map(request -> request.getMethod() + " " + request.getUrl()
                        + (request.hasIfNoneExist() ? " if none has " + request.getIfNoneExist() : ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
