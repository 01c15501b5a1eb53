package vn.hamrong.shared.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.hamrong.exchange.fhir.ClinicalRecord;
import vn.hamrong.shared.CareRelationship;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.fhir.record.Messages;

/** A whole record that is longer than a page, of a patient whom two hospitals know. */
@FhirServerContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EverythingTest {
    private static final int VISITS = 12;

    /** A visit, its report and three results. */
    private static final int OF_A_VISIT = 5;

    /** The patient. Who took part is no link that is kept (ADR 4). */
    private static final int BESIDES = 1;

    @LocalServerPort
    private int port;

    @Autowired
    private ClinicalRecord record;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private Lending lending;

    private final PatientId often = Messages.newPatient();
    private Http http = new Http(0);

    @BeforeAll
    void build() {
        http = new Http(port);
        FacilityCode one = new FacilityCode(Http.ONE);
        FacilityCode two = new FacilityCode(Http.TWO);
        List<Bundle> first = new ArrayList<>(List.of(Messages.patient(often, one, two)));
        List<Bundle> second = new ArrayList<>();
        for (int i = 0; i < VISITS; i++) {
            first.add(Messages.visit(often, "all-" + often.value() + i, "urn:hamrong:journal:1#A"));
            second.add(Messages.visit(often, "all-" + often.value() + i, "urn:hamrong:journal:2#A"));
        }
        TransactionTemplate unit = new TransactionTemplate(transactions);
        unit.executeWithoutResult(status -> record.save(one, first));
        unit.executeWithoutResult(status -> record.save(two, second));
    }

    private record Pages(List<Bundle> all) {
        List<Resource> resources() {
            return all.stream()
                    .flatMap(page -> page.getEntry().stream())
                    .map(BundleEntryComponent::getResource)
                    .toList();
        }

        List<String> owners() {
            return resources().stream()
                    .flatMap(resource -> resource.getMeta().getSecurity().stream())
                    .filter(label -> OwnerTag.OWNER.equals(label.getSystem()))
                    .map(label -> label.getCode())
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aLongRecordComesInPagesEachResourceOnceAndNoneOfOthers() {
        Pages pages = pages(Http.ONE, "?_count=10");

        assertThat(pages.all())
                .hasSizeGreaterThan(5)
                .allSatisfy(page -> assertThat(page.getEntry()).hasSizeLessThanOrEqualTo(10));
        assertThat(pages.owners()).containsExactly(Http.ONE);
        assertThat(pages.resources().stream().map(one -> one.getId()).distinct())
                .hasSize(pages.resources().size())
                .hasSize(VISITS * OF_A_VISIT + BESIDES);
    }

    @Test
    void F08_noPageTellsHowMuchOthersHave() {
        for (String count : List.of("", "?_count=10", "?_count=200", "?_summary=count")) {
            assertThat(pages(Http.ONE, count).all())
                    .as(count)
                    .allSatisfy(page -> assertThat(page.hasTotal() ? page.getTotal() : 0)
                            .isLessThanOrEqualTo(VISITS * OF_A_VISIT + BESIDES));
        }
    }

    @Test
    void F22_othersDataIsInThePagesWhileItIsLent() {
        CareRelationship lent = lending.lend(Http.ONE, often);
        Pages pages = pages(Http.ONE, "?_count=50");
        lending.takeBack(lent);

        assertThat(pages.owners()).containsExactly(Http.ONE, Http.TWO);
        assertThat(pages.resources().stream().filter(one -> one.fhirType().equals("Encounter")))
                .hasSize(2 * VISITS);
        assertThat(pages(Http.ONE, "?_count=50").owners()).containsExactly(Http.ONE);
    }

    @Test
    void F10_theNextPageIsForWhoeverAskedAndDiesWithTheRight() {
        CareRelationship lent = lending.lend(Http.ONE, often);
        String next = next(page(Http.ONE, everything("?_count=10")));

        assertThat(http.get(Http.TWO, next).status()).isEqualTo(410);
        assertThat(http.get(Http.ONE, next).status()).isEqualTo(200);
        lending.takeBack(lent);
        assertThat(http.get(Http.ONE, next).status()).isEqualTo(410);
    }

    @Test
    void F26_aPageHasTwoHundredAtMost() {
        CareRelationship lent = lending.lend(Http.ONE, often);
        Bundle page = page(Http.ONE, everything("?_count=1000000"));
        lending.takeBack(lent);

        assertThat(page.getEntry()).hasSizeLessThanOrEqualTo(200);
    }

    @Test
    void takesTypes() {
        assertThat(types("?_type=Encounter")).containsOnly("Encounter", "Patient");
        assertThat(types("?_type=Encounter,Observation"))
                .contains("Encounter", "Observation")
                .doesNotContain("DiagnosticReport");
    }

    private Stream<String> types(String query) {
        return pages(Http.ONE, query + "&_count=100").resources().stream().map(Resource::fhirType);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_since=2026-01-01",
                "_lastUpdated=ge2026-01-01",
                "_type=AuditEvent",
                "_type=Binary",
                "_type=",
                "_count=all",
                "start=2026-01-01",
                "end=2026-01-01",
                "_offset=1",
                "_content=x",
                "_filter=x",
                "_mdm=true"
            })
    void refusesByNameWhatItDoesNotAnswer(String query) {
        Http.Answer refused = http.get(Http.ONE, everything("?" + query));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains(query.split("=", 2)[0]);
    }

    @Test
    void isNotAskedByABodyWhichWouldBePassedOver() {
        String since = "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"_since\",\"valueInstant\":"
                + "\"2026-01-01T00:00:00Z\"}]}";

        assertThat(http.post(Http.ONE, everything(""), since).status()).isEqualTo(400);
        assertThat(http.get(Http.ONE, everything("")).status()).isEqualTo(200);
    }

    private String everything(String query) {
        return "Patient/" + often.value() + "/$everything" + query;
    }

    private Pages pages(String facility, String query) {
        List<Bundle> all = new ArrayList<>(List.of(page(facility, everything(query))));
        while (!next(all.get(all.size() - 1)).isEmpty()) {
            assertThat(all).as("an end").hasSizeLessThan(60);
            all.add(page(facility, next(all.get(all.size() - 1))));
        }
        return new Pages(all);
    }

    private Bundle page(String facility, String url) {
        Http.Answer answer = http.get(facility, url);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return FhirContext.forR4Cached().newJsonParser().parseResource(Bundle.class, answer.body());
    }

    private static String next(Bundle page) {
        return page.getLink("next") == null ? "" : page.getLink("next").getUrl();
    }
}
