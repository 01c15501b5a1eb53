package vn.hamrong.shared.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.PlatformTransactionManager;
import vn.hamrong.exchange.fhir.ClinicalRecord;
import vn.hamrong.shared.CareRelationship;
import vn.hamrong.shared.PatientId;

/** What a right opens, on every path, and that nothing of it is left when it ends. Hospital one asks, three has the data. */
@FhirServerContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BorrowedDataTest {
    private static final String FOREIGN = "\"code\":\"38003\"";
    private static final PatientId NOBODY = new PatientId("00000000-0000-0000-0000-000000000000");

    @LocalServerPort
    private int port;

    @Autowired
    private ClinicalRecord record;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private Lending lending;

    private Http http = new Http(0);
    private Province province = new Province(NOBODY, NOBODY);

    @BeforeAll
    void build() {
        http = new Http(port);
        province = Province.build(record, transactions, "lent");
    }

    @AfterEach
    void takeAllBack() {
        lending.broken(false);
        Stream.of(province.lan(), province.minh())
                .flatMap(patient -> lending.of(patient).stream())
                .filter(row -> row.ended().isEmpty())
                .forEach(lending::takeBack);
    }

    static Stream<String> aboutLan() {
        return Stream.of(
                "Observation?patient=Patient/LAN",
                "Observation?patient=LAN&code=718-7",
                "Observation?subject=Patient/LAN&_sort=-date",
                "Observation?patient.identifier=http://hamrong.vn/fhir/sid/38001/mrn|MRN",
                "Encounter?patient=Patient/LAN&_include=Encounter:patient",
                "Encounter?patient=Patient/LAN&_revinclude=Observation:encounter",
                "DiagnosticReport?subject=Patient/LAN&_include=DiagnosticReport:result",
                "Patient?_id=LAN&_revinclude=Observation:patient",
                "Patient?identifier=http://hamrong.vn/fhir/sid/38001/mrn|MRN&_revinclude=Encounter:patient",
                "Patient/LAN/$everything");
    }

    @ParameterizedTest
    @MethodSource("aboutLan")
    void F22_aRightOpensEveryPlainPathToThePatientAndItsEndShutsIt(String question) {
        String before = http.get(Http.ONE, filled(question)).body();
        CareRelationship right = lending.lend(Http.ONE, province.lan());
        Http.Answer during = http.get(Http.ONE, filled(question));
        lending.takeBack(right);
        String after = http.get(Http.ONE, filled(question)).body();

        assertThat(before).doesNotContain(FOREIGN);
        assertThat(during.status()).isEqualTo(200);
        assertThat(during.body()).contains(FOREIGN, "\"code\":\"38001\"");
        assertThat(after).doesNotContain(FOREIGN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Observation?_count=200",
                "Observation?code=718-7",
                "Observation?patient.birthdate=1980-03-01",
                "Observation?patient=Patient/LAN&encounter.status=in-progress",
                "Observation?patient=Patient/LAN,Patient/MINH",
                "Patient?_id=LAN,MINH&_has:Observation:patient:code=718-7",
                "Practitioner?identifier=urn:test:staff|BS01"
            })
    void aRightOpensNothingThatIsNotAskedPlainlyOfItsPatientAlone(String question) {
        lending.lend(Http.ONE, province.lan());

        Http.Answer answer = http.get(Http.ONE, filled(question));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain(FOREIGN).contains("\"code\":\"38001\"");
    }

    @Test
    void twoPatientsAreReadTogetherOnlyWithARightToBoth() {
        String question = filled("Encounter?patient=Patient/LAN,Patient/MINH&_summary=count");
        lending.lend(Http.ONE, province.lan());
        assertThat(http.get(Http.ONE, question).body()).contains("\"total\":1");

        lending.lend(Http.ONE, province.minh());
        assertThat(http.get(Http.ONE, question).body()).contains("\"total\":4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/_history", "/_history/1"})
    void F07_readsAForeignIdWhileTheRightHoldsAnd404sAgainAfterIt(String suffix) {
        String foreign = only(Http.THREE, "Encounter?identifier=urn:test:visit|lent");
        String others = only(Http.THREE, "Encounter?identifier=urn:test:visit|lentm");
        CareRelationship right = lending.lend(Http.ONE, province.lan());

        Http.Answer during = http.get(Http.ONE, "Encounter/" + foreign + suffix);
        Http.Answer anothersPatient = http.get(Http.ONE, "Encounter/" + others + suffix);
        lending.takeBack(right);
        Http.Answer after = http.get(Http.ONE, "Encounter/" + foreign + suffix);
        Http.Answer unreal = http.get(Http.ONE, "Encounter/00000000-1111-2222-3333-444444444444" + suffix);

        assertThat(during.status()).isEqualTo(200);
        assertThat(during.body()).contains(FOREIGN);
        assertThat(anothersPatient.status()).isEqualTo(404);
        assertThat(after.status()).isEqualTo(404);
        assertThat(bare(after)).isEqualTo(bare(unreal));
    }

    @Test
    void F07_tellsNoDifferenceByAnETag() {
        String foreign = only(Http.THREE, "Encounter?identifier=urn:test:visit|lent");
        String own = only(Http.ONE, "Encounter?identifier=urn:test:visit|lent");

        assertThat(conditionalRead(foreign)).isEqualTo(404);
        assertThat(conditionalRead("00000000-1111-2222-3333-444444444444")).isEqualTo(404);
        assertThat(conditionalRead(own)).isIn(200, 304);
        assertThat(http.get(Http.ONE, "_history").status()).isIn(400, 403, 404);
        assertThat(http.get(Http.ONE, "Encounter/_history").status()).isIn(400, 403, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$everything", "$borrowings"})
    void F07_answersAnOperationOnAHiddenPatientAsOnNobody(String operation) {
        Http.Answer hidden = http.get(Http.ONE, "Patient/" + province.minh().value() + "/" + operation);
        Http.Answer nobody = http.get(Http.ONE, "Patient/00000000-1111-2222-3333-444444444444/" + operation);

        assertThat(hidden.status()).isEqualTo(404);
        assertThat(bare(hidden)).isEqualTo(bare(nobody));
        assertThat(http.get(Http.THREE, "Patient/" + province.minh().value() + "/" + operation)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient?identifier=http://hamrong.vn/fhir/sid/38003/mrn|MRN",
                "Patient?identifier=http://hamrong.vn/fhir/sid/38003/mrn|MRN&_summary=count",
                "Observation?patient.identifier=http://hamrong.vn/fhir/sid/38003/mrn|MRN&_summary=count",
                "Encounter?subject:Patient.identifier=http://hamrong.vn/fhir/sid/38003/mrn|MRN"
            })
    void F08_findsNobodyByANumberItWouldNotBeShown(String question) {
        String before = http.get(Http.ONE, filled(question)).body();
        CareRelationship right = lending.lend(Http.ONE, province.lan());
        String during = http.get(Http.ONE, filled(question)).body();
        lending.takeBack(right);

        assertThat(before).contains("\"total\":0");
        assertThat(during).doesNotContain("\"total\":0");
        assertThat(http.get(Http.ONE, filled(question)).body()).contains("\"total\":0");
        assertThat(http.get(Http.ONE, filled(question).replace("38003", "38001"))
                        .body())
                .doesNotContain("\"total\":0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient?_id=LAN&_security=http://hamrong.vn/fhir/sid/known-by|38003",
                "Observation?patient._security=http://hamrong.vn/fhir/sid/known-by|38003",
                "Patient?_has:Observation:patient:_id=LAN",
                "Patient?identifier:not=x",
                "Patient?identifier=http://hamrong.vn/fhir/sid/38003/mrn|",
                "Patient?_sort=identifier",
                "Observation?_sort=patient.identifier",
                "DiagnosticReport?result.patient.identifier=x",
                "Patient?_has:Observation:patient:encounter.status=finished"
            })
    void F08_doesNotAnswerWhatWouldTellByItsAnswer(String question) {
        assertThat(http.get(Http.ONE, filled(question)).status()).isEqualTo(400);
    }

    @Test
    void F08_asksNoConditionThroughAnotherResource() {
        String condition = filled("patient.identifier=http://hamrong.vn/fhir/sid/38003/mrn|MRN&code=718-7");
        String observation = observation("Patient/LAN", "");

        assertThat(http.post(Http.ONE, "Observation", observation, "If-None-Exist", condition.replace("|", "%7C"))
                        .status())
                .isEqualTo(400);
        assertThat(http.put(Http.ONE, "Observation?" + condition, observation).status())
                .isEqualTo(400);
        String numbered = observation("Patient/LAN", ",\"identifier\":[{\"system\":\"urn:x\",\"value\":\"new\"}]");
        assertThat(http.post(Http.ONE, "Observation", numbered, "If-None-Exist", "identifier=urn:x%7Cnew")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void F10_turnsNoPageAfterTheRightItWasOpenedByHasEnded() {
        CareRelationship right = lending.lend(Http.ONE, province.lan());
        String first = http.get(Http.ONE, filled("Observation?patient=Patient/LAN&_count=2"))
                .body();
        String next = next(first);

        Http.Answer during = http.get(Http.ONE, next);
        lending.takeBack(right);
        Http.Answer after = http.get(Http.ONE, next);

        assertThat(during.status()).isEqualTo(200);
        assertThat(after.status()).isEqualTo(410);
        assertThat(after.body()).doesNotContain("Observation", "total");
        String own = next(http.get(Http.ONE, filled("Observation?patient=Patient/LAN&_count=2"))
                .body());
        assertThat(http.get(Http.ONE, own).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient/LAN",
                "Patient/LAN?_elements=identifier,telecom",
                "Patient/LAN?_summary=true",
                "Patient/LAN?_summary=data",
                "Patient/LAN?_format=xml",
                "Patient/LAN?_pretty=true",
                "Patient/LAN/_history",
                "Patient?_id=LAN&_elements=telecom,identifier",
                "Encounter?identifier=urn:test:visit|lent&_include=Encounter:patient",
                "Patient/LAN/$everything"
            })
    void F11_hidesOthersNumbersAndContactsInEveryForm(String question) {
        String hidden = http.get(Http.ONE, filled(question)).body();
        lending.lend(Http.ONE, province.lan());
        String named = question.startsWith("Encounter") ? question + "&patient=Patient/LAN" : question;
        String lent = http.get(Http.ONE, filled(named)).body();

        assertThat(hidden).contains("sid/38001/mrn").doesNotContain("sid/38003/mrn", "0900000000");
        assertThat(lent).contains("sid/38003/mrn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"html", "html/json", "text/html", "graphql", "application/x-turtle"})
    void F11_speaksNoOtherLanguage(String format) {
        Http.Answer answer = http.get(Http.ONE, filled("Patient/LAN?_format=" + format));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("<html", "Thị Lan");
    }

    @Test
    void F16_changesAndDeletesNothingOfAnother() {
        String foreign = only(Http.THREE, "Encounter?identifier=urn:test:visit|lent");
        lending.lend(Http.ONE, province.lan());
        String body = "{\"resourceType\":\"Encounter\",\"id\":\"" + foreign
                + "\",\"status\":\"cancelled\",\"class\":{\"code\":\"AMB\"}}";

        assertThat(http.put(Http.ONE, "Encounter/" + foreign, body).status()).isEqualTo(404);
        assertThat(http.delete(Http.ONE, "Encounter/" + foreign).status()).isIn(403, 405);
        assertThat(http.delete(Http.ONE, "Patient?_lastUpdated=gt1900").status())
                .isIn(403, 405);
        assertThat(http.send(Http.ONE, "PATCH", "Encounter/" + foreign, BodyPublishers.ofString("[]"))
                        .status())
                .isIn(400, 403, 405, 415);
        assertThat(http.get(Http.THREE, "Encounter/" + foreign).body()).contains("in-progress");
    }

    @Test
    void F16_aConditionMatchesItsOwnAndNeverTwo() {
        String visit = "{\"resourceType\":\"Encounter\",\"status\":\"finished\",\"class\":{\"code\":\"AMB\"},"
                + "\"identifier\":[{\"system\":\"urn:f16\",\"value\":\"1\"}]}";
        http.post(Http.THREE, "Encounter", visit);

        assertThat(http.put(Http.ONE, "Encounter?identifier=urn:f16|1", visit).status())
                .isEqualTo(201);
        assertThat(http.put(Http.ONE, "Encounter?identifier=urn:f16|1", visit).status())
                .isEqualTo(200);
        http.post(Http.ONE, "Encounter", visit);
        assertThat(http.put(Http.ONE, "Encounter?identifier=urn:f16|1", visit).status())
                .isEqualTo(412);
        assertThat(http.get(Http.THREE, "Encounter?identifier=urn:f16|1").body())
                .contains("\"total\":1", "\"versionId\":\"1\"");
    }

    static Stream<List<String>> hiddenReferences() {
        return Stream.of(
                List.of("subject", "Patient?identifier=http://hamrong.vn/fhir/sid/38003/mrn|MRN"),
                List.of("encounter", "Encounter/THEIRS"),
                List.of("subject", "Patient/MINH"),
                List.of("basedOn", "ServiceRequest/00000000-1111-2222-3333-444444444444"));
    }

    @ParameterizedTest
    @MethodSource("hiddenReferences")
    void F17_refusesTheWholeBundleForOneReferenceThatLeadsNowhere(List<String> hidden) {
        String theirs = only(Http.THREE, "Encounter?identifier=urn:test:visit|lentm");
        String reference = filled(hidden.get(1)).replace("THEIRS", theirs);
        String good = entry(observation("Patient/LAN", ""));
        String bad = entry(
                observation("Patient/LAN", "").replaceFirst("\"subject\":[^}]*}", element(hidden.get(0), reference)));
        String count = filled("Observation?patient=Patient/LAN&_summary=count");
        String before = http.get(Http.ONE, count).body().replaceAll(".*(\"total\":\\d+).*", "$1");

        Http.Answer refused = http.post(Http.ONE, "", bundle(good, bad));

        assertThat(refused.status()).isIn(400, 422);
        assertThat(http.get(Http.ONE, count).body()).contains(before);
        assertThat(http.post(Http.ONE, "", bundle(good, good)).status()).isEqualTo(200);
    }

    @Test
    void F17_mayReferToWhatIsLentWhileItIsLent() {
        String theirs = only(Http.THREE, "Encounter?identifier=urn:test:visit|lent");
        String observation = observation("Patient/LAN", ",\"encounter\":{\"reference\":\"Encounter/" + theirs + "\"}");
        CareRelationship right = lending.lend(Http.ONE, province.lan());

        assertThat(http.post(Http.ONE, "Observation", observation).status()).isEqualTo(201);
        lending.takeBack(right);
        assertThat(http.post(Http.ONE, "Observation", observation).status()).isEqualTo(422);
        assertThat(http.get(Http.ONE, filled("Observation?patient=Patient/LAN&_include=Observation:encounter"))
                        .body())
                .doesNotContain(FOREIGN);
    }

    @Test
    void F20_movesNoResourceToAnotherPatient() {
        String mine = Http.id(http.post(
                Http.ONE,
                "Patient",
                "{\"resourceType\":\"Patient\",\"identifier\":[{\"system\":"
                        + "\"http://hamrong.vn/fhir/sid/38001/mrn\",\"value\":\"f20\"}]}"));
        String own = Http.id(http.post(Http.ONE, "Observation", observation("Patient/LAN", "")));
        String moved = observation("Patient/" + mine, ",\"id\":\"" + own + "\"");
        String kept = observation("Patient/LAN", ",\"id\":\"" + own + "\"");

        assertThat(http.put(Http.ONE, "Observation/" + own, moved).status()).isEqualTo(422);
        assertThat(http.post(Http.ONE, "", bundle(put("Observation/" + own, moved)))
                        .status())
                .isEqualTo(422);
        assertThat(http.put(Http.ONE, "Observation/" + own, kept).status()).isEqualTo(200);
    }

    @Test
    void F22_showsNothingOfOthersWhileNobodyCanSayWhoMay() {
        lending.lend(Http.ONE, province.lan());
        lending.broken(true);
        String foreign = only(Http.THREE, "Encounter?identifier=urn:test:visit|lentm");

        Http.Answer about = http.get(Http.ONE, filled("Observation?patient=Patient/LAN"));
        Http.Answer theirs = http.get(Http.ONE, "Encounter/" + foreign);
        Http.Answer own = http.get(Http.ONE, "Encounter?identifier=urn:test:visit|lent");

        assertThat(about.status()).isEqualTo(500);
        assertThat(about.body()).doesNotContain("Observation", "38003", "store");
        assertThat(theirs.status()).isIn(404, 500);
        assertThat(own.status()).isEqualTo(200);
    }

    @Test
    void F22_aFacilityWithoutAPartitionIsToldNothing() {
        lending.lend("38099", province.lan());

        assertThat(http.get("38099", filled("Observation?patient=Patient/LAN")).status())
                .isEqualTo(403);
        assertThat(http.get("38099", filled("Patient/LAN")).status()).isEqualTo(403);
        assertThat(http.post("38099", "Observation", observation("Patient/LAN", ""))
                        .status())
                .isEqualTo(403);
        assertThat(http.get(Http.ONE, filled("Patient/LAN")).status()).isEqualTo(200);
    }

    @Test
    void F07_aHiddenPatientHasNoHistoryAndNobodyIsToldHowManyVersionsThereAre() {
        String nobody = "00000000-1111-2222-3333-444444444444";
        Http.Answer hidden = http.get(Http.ONE, filled("Patient/MINH/_history"));

        assertThat(hidden.status()).isEqualTo(404);
        assertThat(bare(hidden)).isEqualTo(bare(http.get(Http.ONE, "Patient/" + nobody + "/_history")));
        assertThat(http.get(Http.THREE, filled("Patient/MINH/_history")).body())
                .contains("\"Patient\"")
                .doesNotContain("\"total\"");
    }

    @Test
    void F22_breaksTheGlassWithAReasonOnlyAndAlertsAtOnce() {
        String glass = filled("Patient/LAN/$break-glass");
        String count = filled("Observation?patient=Patient/LAN&_summary=count");
        int alerts = lending.alerts().size();
        String ownOnly = http.get(Http.ONE, count).body().replaceAll(".*\"total\":(\\d+).*", "$1");

        Http.Answer silent = http.post(Http.ONE, glass, parameters("requester", "BS01"));
        Http.Answer short5 =
                http.post(Http.ONE, glass, parameters("requester", "BS01", "reason", "unconscious", "words", "gấp!!"));
        assertThat(silent.status()).isEqualTo(422);
        assertThat(short5.status()).isEqualTo(422);
        assertThat(lending.alerts()).hasSize(alerts);

        Http.Answer opened = http.post(
                Http.ONE,
                glass,
                parameters("requester", "BS01", "reason", "unconscious", "words", "hôn mê sau tai nạn"));
        String during = http.get(Http.ONE, count).body();

        assertThat(opened.status()).isEqualTo(200);
        assertThat(opened.body()).contains("\"Consent\"", "BREAK_GLASS", "BTG").doesNotContain("hôn mê");
        assertThat(Integer.parseInt(during.replaceAll(".*\"total\":(\\d+).*", "$1")))
                .isEqualTo(Integer.parseInt(ownOnly) + 6);
        assertThat(lending.alerts()).hasSize(alerts + 1);
        assertThat(lending.audit()).anySatisfy(row -> {
            assertThat(row.actor()).isEqualTo("his-38001 BS01");
            assertThat(row.reason()).contains("BREAK_GLASS unconscious").doesNotContain("hôn mê");
        });
        assertThat(http.get(Http.TWO, count).body()).contains("\"total\":3");
    }

    @Test
    void F22_borrowsByTheWrittenRequestUntilThePatientWithdraws() {
        String everything = filled("Patient/LAN/$everything");
        Http.Answer without = http.post(Http.ONE, filled("Patient/LAN/$borrow"), parameters("requester", "BS01"));
        Http.Answer tooLong = http.post(
                Http.ONE,
                filled("Patient/LAN/$borrow"),
                parameters("requester", "BS01", "request", "YC-12")
                        .replace("]}", ",{\"name\":\"until\"," + "\"valueDateTime\":\"2099-01-01T00:00:00+07:00\"}]}"));
        assertThat(without.status()).isEqualTo(422);
        assertThat(tooLong.status()).isEqualTo(422);
        assertThat(http.get(Http.ONE, everything).body()).doesNotContain(FOREIGN);

        http.post(Http.ONE, filled("Patient/LAN/$borrow"), parameters("requester", "BS01", "request", "YC-12"));
        assertThat(http.get(Http.ONE, everything).body()).contains(FOREIGN);
        assertThat(http.get(Http.ONE, filled("Patient/LAN/$borrowings")).body()).contains("\"active\"");
        assertThat(http.get(Http.TWO, filled("Patient/LAN/$borrowings")).body()).doesNotContain("\"Consent\"");

        Http.Answer withdrawn = http.post(
                Http.TWO,
                filled("Patient/LAN/$give-back"),
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"requester\",\"valueString\":\"LT\"},"
                        + "{\"name\":\"withdrawn\",\"valueBoolean\":true}]}");
        assertThat(withdrawn.body()).contains("\"valueInteger\":1");
        assertThat(http.get(Http.ONE, everything).body()).doesNotContain(FOREIGN);
    }

    @Test
    void F13_F22_aConsentSentByAClientOpensNothing() {
        String consent = "{\"resourceType\":\"Consent\",\"status\":\"active\",\"patient\":{\"reference\":\"Patient/"
                + province.lan().value() + "\"}}";

        assertThat(http.post(Http.ONE, "Consent", consent).status()).isIn(403, 404);
        assertThat(http.get(Http.ONE, filled("Patient/LAN/$everything")).body()).doesNotContain(FOREIGN);
    }

    private int conditionalRead(String id) {
        return http.send(Http.ONE, "GET", "Encounter/" + id, BodyPublishers.noBody(), "If-None-Match", "W/\"1\"")
                .status();
    }

    private static String next(String bundle) {
        return bundle.replaceAll("(?s).*\"relation\":\"next\",\"url\":\"([^\"]+)\".*", "$1");
    }

    private String observation(String patient, String more) {
        return filled("{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"x\"},"
                + "\"subject\":{\"reference\":\"" + patient + "\"}" + more + "}");
    }

    private static String element(String name, String reference) {
        return "\"" + name + "\":" + (name.equals("basedOn") ? "[" : "") + "{\"reference\":\"" + reference + "\"}"
                + (name.equals("basedOn") ? "]" : "");
    }

    private static String entry(String resource) {
        return "{\"resource\":" + resource + ",\"request\":{\"method\":\"POST\",\"url\":\"Observation\"}}";
    }

    private static String put(String url, String resource) {
        return "{\"resource\":" + resource + ",\"request\":{\"method\":\"PUT\",\"url\":\"" + url + "\"}}";
    }

    private static String bundle(String... entries) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + String.join(",", entries) + "]}";
    }

    private static String parameters(String... namesAndValues) {
        StringBuilder json = new StringBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            String kind = namesAndValues[i].equals("reason") ? "valueCode" : "valueString";
            json.append(json.length() == 0 ? "" : ",")
                    .append("{\"name\":\"%s\",\"%s\":\"%s\"}"
                            .formatted(namesAndValues[i], kind, namesAndValues[i + 1]));
        }
        return "{\"resourceType\":\"Parameters\",\"parameter\":[" + json + "]}";
    }

    private String only(String facility, String search) {
        String body = http.get(facility, search).body();
        return body.replaceAll("(?s).*?\"resource\":\\{\"resourceType\":\"\\w+\",\"id\":\"([^\"]+)\".*", "$1");
    }

    private static String bare(Http.Answer answer) {
        return answer.body().replaceAll("request \\w+", "request");
    }

    private String filled(String question) {
        String lan = province.lan().value();
        return question.replace("LAN", lan)
                .replace("MINH", province.minh().value())
                .replace("MRN", "M" + lan.substring(0, 4));
    }
}
