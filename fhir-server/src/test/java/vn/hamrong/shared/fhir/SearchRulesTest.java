package vn.hamrong.shared.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A search that would pass over part of its question is refused by the name of that part. */
@FhirServerContext
class SearchRulesTest {
    private static final FhirContext FHIR = FhirContext.forR4Cached();

    @LocalServerPort
    private int port;

    private Http http = new Http(0);

    @BeforeEach
    void connect() {
        http = new Http(port);
    }

    @Test
    void answersWhatItDescribesAndRefusesTheRestByNameOfEveryType() {
        List<CapabilityStatementRestResourceComponent> types = FHIR
                .newJsonParser()
                .parseResource(
                        CapabilityStatement.class, http.get("", "metadata").body())
                .getRestFirstRep()
                .getResource()
                .stream()
                .filter(type -> type.getInteraction().stream()
                        .anyMatch(one -> "search-type".equals(one.getCode().toCode())))
                .toList();

        assertThat(types).hasSizeGreaterThan(30).allSatisfy(this::isTrue);
    }

    private void isTrue(CapabilityStatementRestResourceComponent type) {
        Set<String> described =
                type.getSearchParam().stream().map(one -> one.getName()).collect(Collectors.toSet());
        Set<String> standard = FHIR.getResourceDefinition(type.getType()).getSearchParams().stream()
                .map(RuntimeSearchParam::getName)
                .collect(Collectors.toSet());

        assertThat(described).contains("_id", "_lastUpdated");
        for (String name : described) {
            assertThat(http.get(Http.ONE, type.getType() + "?" + name + "=2020").status())
                    .as("%s?%s", type.getType(), name)
                    .isEqualTo(200);
        }
        standard.removeAll(described);
        standard.add("nonsense");
        for (String name : standard) {
            assertThat(http.get(Http.ONE, type.getType() + "?" + name + "=2020"))
                    .as("%s?%s", type.getType(), name)
                    .satisfies(answer -> refused(answer, name));
        }
    }

    private static void refused(Http.Answer answer, String name) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("OperationOutcome", " / ", name);
    }

    /** Each beside one that differs in the wrong part alone. */
    static Stream<List<String>> twins() {
        return Stream.of(
                List.of("Observation?code:text=x", "code:text", "Observation?code:not=x"),
                List.of("Observation?code:in=http://x", "code:in", "Observation?code=x"),
                List.of("Patient?name:phonetic=Lan", "name:phonetic", "Patient?name:exact=Lan"),
                List.of("Patient?name:contains=Lan", "name:contains", "Patient?name=Lan"),
                List.of("Patient?identifier:of-type=a|b|c", "identifier:of-type", "Patient?identifier=a|b"),
                List.of("Patient?birthdate=ap1980", "birthdate", "Patient?birthdate=ge1980"),
                List.of("Patient?birthdate=xx1980", "birthdate", "Patient?birthdate=lt1980-01-02"),
                List.of("Patient?birthdate=yesterday", "birthdate", "Patient?birthdate=ge1980&birthdate=lt1990"),
                List.of("Observation?patient:identifier=x", "patient:identifier", "Observation?patient:Patient=x"),
                List.of("Observation?subject:Encounter=x", "subject:Encounter", "Observation?subject:Patient=x"),
                List.of("Observation?patient.nickname=x", "nickname", "Observation?patient.name=x"),
                List.of("Observation?subject:Patient.phone=1", "phone", "Observation?subject:Patient.name=x"),
                List.of("Observation?code.name=x", "not a reference", "Observation?encounter.status=finished"),
                List.of(
                        "Patient?_has:Observation:patient:method=x",
                        "method",
                        "Patient?_has:Observation:patient:code=x"),
                List.of(
                        "Patient?_has:Observation:code:code=x",
                        "code",
                        "Patient?_has:Encounter:patient:status=finished"),
                List.of("Observation?_sort=-value-date", "value-date", "Observation?_sort=-date,status"),
                List.of("Observation?_include=Observation:focus", "focus", "Observation?_include=Observation:patient"),
                List.of(
                        "Patient?_revinclude=AuditEvent:patient",
                        "_revinclude",
                        "Patient?_revinclude=Encounter:patient"),
                List.of(
                        "Patient?_revinclude:deep=Encounter:patient",
                        "_revinclude:deep",
                        "Patient?_revinclude:iterate=Encounter:patient"),
                List.of("Patient?_summary=short", "_summary", "Patient?_summary=count"),
                List.of("Patient?_total=roughly", "_total", "Patient?_total=accurate"),
                List.of("Patient?_count=many", "_count", "Patient?_count=5"),
                List.of("Patient?_format=html", "_format", "Patient?_format=json&_pretty=true"),
                List.of("Patient?name:missing=true", "name:missing", "Patient?name=Lan"),
                List.of("Patient?_tag=x", "_tag", "Patient?_id=x"),
                List.of("Patient?_text=x", "_text", "Patient?_lastUpdated=ge2020"),
                List.of("Patient?_filter=name%20eq%20x", "_filter", "Patient?name=x&birthdate=1980"));
    }

    @ParameterizedTest
    @MethodSource("twins")
    void namesWhatItWouldPassOver(List<String> twin) {
        refused(http.get(Http.ONE, twin.get(0)), twin.get(1));
        assertThat(http.get(Http.ONE, twin.get(2)).status()).isEqualTo(200);
    }

    @Test
    void looksIntoTheBodyOfASearchToo() {
        assertThat(search("nonsense=1")).satisfies(answer -> refused(answer, "nonsense"));
        assertThat(search("status=finished").status()).isEqualTo(200);
    }

    private Http.Answer search(String form) {
        return http.form(Http.ONE, "Encounter/_search", form);
    }

    @Test
    void looksIntoConditions() {
        String visit = "{\"resourceType\":\"Encounter\",\"status\":\"finished\",\"class\":{\"code\":\"AMB\"},"
                + "\"identifier\":[{\"system\":\"urn:rules\",\"value\":\"1\"}]}";

        refused(http.post(Http.ONE, "Encounter", visit, "If-None-Exist", "identifier=urn:rules|1&bed=2"), "bed");
        refused(http.put(Http.ONE, "Encounter?identifier=urn:rules|1&bed=2", visit), "bed");
        refused(
                http.post(Http.ONE, "", transaction(visit, "\"ifNoneExist\":\"identifier=urn:rules|1&bed=2\",")),
                "bed");
        assertThat(http.post(Http.ONE, "Encounter", visit, "If-None-Exist", "identifier=urn:rules|1")
                        .status())
                .isEqualTo(201);
        assertThat(http.put(Http.ONE, "Encounter?identifier=urn:rules|1&_format=json", visit)
                        .status())
                .isEqualTo(200);
        assertThat(http.post(Http.ONE, "", transaction(visit, "\"ifNoneExist\":\"identifier=urn:rules|1\","))
                        .status())
                .isEqualTo(200);
    }

    private static String transaction(String visit, String condition) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":" + visit
                + ",\"request\":{" + condition + "\"method\":\"POST\",\"url\":\"Encounter\"}}]}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient/x?name=y",
                "Patient/x/_history?name=y",
                "Patient/x/$everything?name=y",
            })
    void knowsWhichParametersAReadHas(String path) {
        refused(http.get(Http.ONE, path), "name");
        assertThat(http.get(Http.ONE, path.replace("name=y", "_pretty=true")).status())
                .isEqualTo(404);
    }

    @Test
    void isNotLenientWhenAskedToBe() {
        assertThat(http.send(
                        Http.ONE, "GET", "Encounter?nonsense=1", BodyPublishers.noBody(), "Prefer", "handling=lenient"))
                .satisfies(answer -> refused(answer, "nonsense"));
    }
}
