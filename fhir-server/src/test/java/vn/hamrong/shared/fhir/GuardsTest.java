package vn.hamrong.shared.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.shared.fhir.http.OpenDoors;

/** The known holes of HAPI 8.8.0 (threats 2.3), each closed, each beside the request that must work. */
@FhirServerContext
class GuardsTest {
    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient db;

    @Autowired
    private OpenDoors doors;

    @Autowired
    private PartitionSettings partitions;

    @Autowired
    private JpaStorageSettings storage;

    private Http http = new Http(0);

    @BeforeEach
    void connect() {
        http = new Http(port);
    }

    @Test
    void F01_refusesCompressedBodies() throws IOException {
        byte[] bomb = gzip(new byte[1 << 20]);

        assertThat(http.send(
                                Http.ONE,
                                "POST",
                                "Encounter",
                                BodyPublishers.ofByteArray(bomb),
                                "Content-Encoding",
                                "gzip")
                        .status())
                .isEqualTo(415);
        assertThat(http.post(Http.ONE, "Encounter", visit("f01")).status()).isEqualTo(201);
    }

    @Test
    void F01_refusesBodiesOverTheLimit() {
        String long17 = " ".repeat(17 << 20);

        assertThat(http.post(Http.ONE, "Encounter", visit("f01b") + long17).status())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "_ALL", "DEFAULT", "1,2"})
    void F04_refusesEntriesThatChooseAPartition(String partition) {
        String steering = ",\"extension\":[{\"url\":"
                + "\"http://hapifhir.io/fhir/ns/StructureDefinition/request-partition-ids\",\"valueString\":\""
                + partition + "\"}]";
        long before = resources();

        Http.Answer refused = http.post(Http.ONE, "", transaction(entry("f04-" + partition, steering)));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(resources()).isEqualTo(before);
        assertThat(http.post(Http.ONE, "", transaction(entry("f04", ""))).status())
                .isEqualTo(200);
    }

    @Test
    void F04_ignoresAHeaderThatChoosesAPartition() {
        http.post(Http.THREE, "Encounter", visit("f04h"));

        Http.Answer answer = http.send(
                Http.ONE,
                "GET",
                "Encounter?identifier=urn:test:guard|f04h",
                BodyPublishers.noBody(),
                "X-Request-Partition-IDs",
                "3");

        assertThat(answer.body()).contains("\"total\":0");
        assertThat(http.get(Http.THREE, "Encounter?identifier=urn:test:guard|f04h")
                        .body())
                .contains("\"total\":1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"_ALL", "DEFAULT", "%5FALL", "_all", "3", "./_ALL"})
    void F05_knowsNoTenants(String tenant) {
        assertThat(http.get(Http.ONE, tenant + "/Encounter").status()).isIn(400, 403, 404);
        assertThat(http.get(Http.ONE, "Encounter").status()).isEqualTo(200);
    }

    @Test
    void F06_keepsThePartitionsItsGuardsAreMadeFor() {
        assertThat(partitions.isPartitioningEnabled()).isTrue();
        assertThat(partitions.getDefaultPartitionId()).isZero();
        assertThat(partitions.isConditionalCreateDuplicateIdentifiersEnabled()).isTrue();
        assertThat(storage.isAllowInlineMatchUrlReferences()).isFalse();
        assertThat(storage.isAllowMultipleDelete()).isFalse();
        assertThat(storage.getReuseCachedSearchResultsForMillis()).isNull();
    }

    @Test
    void F10_letsNobodyElseTurnThePages() {
        for (int i = 0; i < 3; i++) {
            http.post(Http.ONE, "Encounter", visit("f10-" + i));
        }
        String first = http.get(Http.ONE, "Encounter?_count=1").body();
        String next = first.replaceAll("(?s).*\"relation\":\"next\",\"url\":\"([^\"]+)\".*", "$1");

        Http.Answer stolen = http.get(Http.TWO, next);

        assertThat(http.get(Http.ONE, next).status()).isEqualTo(200);
        assertThat(stolen.status()).isEqualTo(410);
        assertThat(stolen.body()).doesNotContain("total", "Encounter");
        assertThat(http.get(Http.ONE, next.replaceAll("\\.[\\w-]+&", "&")).status())
                .isEqualTo(410);
    }

    @Test
    void F12_opensOnlyTheOperationsOnTheList() {
        assertThat(doors.open())
                .containsExactlyInAnyOrder(
                        "get-page",
                        "vread",
                        "history-instance",
                        "search-type",
                        "create",
                        "update",
                        "transaction",
                        "$process-message",
                        "Binary create",
                        "Binary vread",
                        "Patient create",
                        "Patient vread",
                        "Patient history-instance",
                        "Patient search-type",
                        "Patient $everything",
                        "Patient $summary",
                        "Patient $borrow",
                        "Patient $break-glass",
                        "Patient $give-back",
                        "Patient $borrowings");
        assertThat(doors.shut()).contains("$expunge", "$meta-delete", "patch", "delete", "history-system");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$export",
                "$expunge",
                "$reindex",
                "$mark-all-resources-for-reindexing",
                "$partition-management-create-partition",
                "$hapi.fhir.replace-references",
                "$graphql",
                "Patient/$merge",
                "Patient/$hapi.fhir.merge",
                "Patient/$export",
                "Encounter/$meta",
                "Encounter/$validate",
                "$diff",
                "CodeSystem/$apply-codesystem-delta-add",
                "CodeSystem/$upload-external-code-system"
            })
    void F12_hasNoOtherOperation(String operation) {
        String parameters = "{\"resourceType\":\"Parameters\"}";

        assertThat(http.post(Http.ONE, operation, parameters).status()).isIn(403, 404);
        assertThat(http.get("", "metadata").body())
                .doesNotContain("\"name\":\"" + operation.replaceAll(".*\\$", "") + "\"");
    }

    @Test
    void F12_describesOnlyWhatItDoes() {
        Http.Answer metadata = http.get("", "metadata");

        assertThat(metadata.status()).isEqualTo(200);
        assertThat(metadata.body())
                .contains("\"everything\"", "\"Observation\"")
                .doesNotContain(
                        "\"code\":\"delete\"", "\"code\":\"patch\"", "expunge", "\"StructureDefinition\",\"profile\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "StructureDefinition",
                "SearchParameter",
                "ValueSet",
                "CodeSystem",
                "OperationDefinition",
                "Library",
                "AuditEvent",
                "Consent",
                "Provenance"
            })
    void F13_takesNoOtherTypes(String type) {
        long before = resources();

        assertThat(http.post(Http.ONE, type, "{\"resourceType\":\"" + type + "\"}")
                        .status())
                .isIn(403, 404);
        assertThat(http.post(Http.ONE, "", transaction(entry(type, "{\"resourceType\":\"" + type + "\"}", "")))
                        .status())
                .isEqualTo(403);
        assertThat(resources()).isEqualTo(before);
    }

    @Test
    void F14_takesNoSubscriptionsAndSaysWhoMakesThem() {
        String hook = "{\"resourceType\":\"Subscription\",\"status\":\"requested\",\"reason\":\"x\",\"criteria\":"
                + "\"Observation?\",\"channel\":{\"type\":\"rest-hook\",\"endpoint\":\"http://127.0.0.1:1/\"}}";

        for (Http.Answer refused : List.of(
                http.post(Http.ONE, "Subscription", hook),
                http.get(Http.ONE, "Subscription"),
                http.post(Http.ONE, "", transaction(entry("Subscription", hook, ""))))) {
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.body()).contains("người quản trị", "docs/howto/subscribe.md");
        }
    }

    @Test
    void F15_showsNothingOfWhatAConditionMatched() {
        String condition = "identifier=urn:test:guard|f15";
        http.post(Http.THREE, "Encounter", visit("f15"));
        http.post(Http.ONE, "Encounter", visit("f15"), "If-None-Exist", condition);

        Http.Answer again = http.post(
                Http.ONE, "Encounter", visit("f15"), "If-None-Exist", condition, "Prefer", "return=representation");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).doesNotContain("\"Encounter\"");
        assertThat(http.get(Http.ONE, "Encounter?" + condition).body()).contains("\"total\":1");
        assertThat(http.get(Http.THREE, "Encounter?" + condition).body()).contains("\"total\":1");
    }

    @Test
    void F17_refusesTheWholeBundleForOneReferenceToAHiddenPatient() {
        String hidden = Http.id(http.post(
                Http.THREE, "Patient", patient("f17").replace(mrnSystem(), "http://hamrong.vn/fhir/sid/38003/mrn")));
        String known = Http.id(http.post(Http.ONE, "Patient", patient("f17")));
        String observation = "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"x\"},"
                + "\"subject\":{\"reference\":\"Patient/%s\"}}";
        String good = entry("Observation", observation.formatted(known), "");
        String bad = entry("Observation", observation.formatted(hidden), "");
        long before = resources();

        Http.Answer refused = http.post(Http.ONE, "", transaction(good, bad));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(resources()).isEqualTo(before);
        assertThat(http.post(Http.ONE, "", transaction(good, good)).status()).isEqualTo(200);
    }

    @Test
    void F18_refusesTwoEntriesThatAreOneResource() {
        String both =
                "{\"resourceType\":\"Encounter\",\"status\":\"finished\",\"class\":{\"code\":\"AMB\"},\"identifier\":["
                        + "{\"system\":\"urn:test:guard\",\"value\":\"f18a\"},{\"system\":\"urn:test:guard\",\"value\":\"f18b\"}]}";
        http.post(Http.ONE, "Encounter", both);
        long versions = versions();

        Http.Answer equal = http.post(Http.ONE, "", transaction(put("f18a", both), put("f18a", both)));
        Http.Answer resolved = http.post(Http.ONE, "", transaction(put("f18a", both), put("f18b", both)));

        assertThat(equal.status()).isEqualTo(400);
        assertThat(resolved.status()).isEqualTo(400);
        assertThat(versions()).isEqualTo(versions);
        String changed = both.replace("finished", "in-progress");
        assertThat(http.post(Http.ONE, "", transaction(put("f18a", changed))).status())
                .isEqualTo(200);
        assertThat(http.get(Http.ONE, "Encounter?identifier=urn:test:guard|f18a")
                        .body())
                .contains("in-progress");
    }

    /** HAPI goes by the id and leaves the rest out of account. */
    @Test
    void F18_refusesTwoEntriesThatAreOneResourceByAnIdWithAConditionBesideIt() {
        String id = Http.id(http.post(Http.ONE, "Encounter", visit("f18i")));
        String plain = byId(id, withId(id), "", "");
        String withQuery = byId(id, withId(id), "?identifier=urn:test:guard|f18-none", "");
        String withHeader = byId(id, withId(id), "", ",\"ifNoneExist\":\"identifier=urn:test:guard|f18-none\"");
        long versions = versions();

        for (String second : List.of(withQuery, withHeader)) {
            assertThat(http.post(Http.ONE, "", transaction(plain, second)).status())
                    .isEqualTo(400);
        }
        assertThat(versions()).isEqualTo(versions);
        assertThat(http.post(Http.ONE, "", transaction(plain)).status()).isEqualTo(200);
        assertThat(versions()).isEqualTo(versions + 1);
    }

    @Test
    void F19_makesOnePatientOfTwentyEqualCreates() throws Exception {
        List<Http.Answer> answers = twenty(() ->
                http.post(Http.ONE, "Patient", patient("f19"), "If-None-Exist", "identifier=" + mrnSystem() + "|f19"));

        assertThat(answers).extracting(Http.Answer::status).containsOnly(200, 201);
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers).extracting(Http::id).containsOnly(Http.id(answers.get(0)));
    }

    @Test
    void F19_makesOneVisitOfTwentyEqualCreates() throws Exception {
        String condition = "identifier=urn:test:guard|f19";

        List<Http.Answer> answers =
                twenty(() -> http.post(Http.ONE, "Encounter", visit("f19"), "If-None-Exist", condition));

        assertThat(answers).extracting(Http.Answer::status).containsOnly(200, 201);
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(http.get(Http.ONE, "Encounter?" + condition).body()).contains("\"total\":1");
    }

    @Test
    void letsNoHospitalWriteTheSharedPatient() {
        Http.Answer created = http.post(Http.ONE, "Patient", patient("shared"));
        String id = Http.id(created);

        assertThat(created.status()).isEqualTo(201);
        assertThat(http.get(Http.ONE, "Patient/" + id).status()).isEqualTo(200);
        assertThat(http.put(Http.ONE, "Patient/" + id, patient("shared")).status())
                .isIn(403, 400);
        assertThat(http.delete(Http.ONE, "Patient/" + id).status()).isEqualTo(403);
        assertThat(http.post(Http.ONE, "", transaction(entry("Patient", patient("tx"), "")))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void F20_refusesIdsAndReferencesThatAreNotItsOwn() {
        String foreign = Http.id(http.post(Http.THREE, "Encounter", visit("f20")));
        String own = Http.id(http.post(Http.ONE, "Encounter", visit("f20")));
        String observation = "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"x\"},"
                + "\"encounter\":{\"reference\":\"Encounter/%s\"}}";

        assertThat(http.put(Http.ONE, "Encounter/" + foreign, withId(foreign)).status())
                .isEqualTo(404);
        assertThat(http.put(Http.ONE, "Encounter/my-own-id", withId("my-own-id"))
                        .status())
                .isEqualTo(404);
        assertThat(http.post(Http.ONE, "Observation", observation.formatted(foreign))
                        .status())
                .isEqualTo(422);
        assertThat(http.put(Http.ONE, "Encounter/" + own, withId(own)).status()).isEqualTo(200);
        assertThat(http.post(Http.ONE, "Observation", observation.formatted(own))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void F20_noConditionBesideAnIdCarriesDataToAnotherPatient() {
        String lan = Http.id(http.post(Http.ONE, "Patient", patient("f20lan")));
        String minh = Http.id(http.post(Http.ONE, "Patient", patient("f20minh")));
        String id = Http.id(http.post(Http.ONE, "Encounter", about("", lan)));
        String foreign = Http.id(http.post(Http.THREE, "Encounter", visit("f20p")));
        String none = "?identifier=urn:test:guard|f20-none";
        String exists = ",\"ifNoneExist\":\"identifier=urn:test:guard|f20-none\"";
        long versions = versions();

        assertThat(List.of(
                        byId(id, about(id, minh), none, ""),
                        byId(id, about(id, minh), "", exists),
                        byId(foreign, withId(foreign), none, ""),
                        byId(foreign, withId(foreign), "", exists),
                        byId(id, about(id, minh), "/_history/1", ""),
                        byId(id, about(id, minh), "/", ""),
                        byId("", about(id, minh), "", "")))
                .allSatisfy(entry -> assertThat(
                                http.post(Http.ONE, "", transaction(entry)).status())
                        .isEqualTo(400));
        assertThat(http.post(Http.ONE, "", transaction(byId(id, about(id, minh), "", "")))
                        .status())
                .isEqualTo(422);
        assertThat(http.put(Http.ONE, "Encounter/" + id + none, about(id, minh)).status())
                .isIn(400, 422);
        assertThat(http.put(Http.ONE, "Encounter/" + foreign + none, withId(foreign))
                        .status())
                .isIn(400, 404);
        assertThat(versions()).isEqualTo(versions);
        assertThat(http.post(Http.ONE, "", transaction(byId(id, about(id, lan), "", "")))
                        .status())
                .isEqualTo(200);
        assertThat(http.get(Http.ONE, "Encounter/" + id).body()).contains("Patient/" + lan, "in-progress");
    }

    @Test
    void F20_stampsTheOwnerItselfWhateverIsSent() {
        String lies = visit("f20s")
                .replace(
                        "\"status\"",
                        "\"meta\":{\"source\":\"urn:hamrong:journal:1:x\",\"security\":[{\"system\":\"" + OwnerTag.OWNER
                                + "\",\"code\":\"38003\"}]},\"status\"");
        String id = Http.id(http.post(Http.ONE, "Encounter", lies));

        assertThat(http.get(Http.ONE, "Encounter/" + id).body())
                .contains("\"38001\"", "urn:hamrong:client:his-38001")
                .doesNotContain("38003", "journal");
    }

    @Test
    void O03_refusesInFewWords() {
        Http.Answer nobody = http.get("", "Encounter");
        Http.Answer unknown = http.get(Http.ONE, "Encounter?nonsense=1");
        Http.Answer broken = http.post(Http.ONE, "Encounter", "{\"resourceType\":");

        assertThat(nobody.status()).isEqualTo(403);
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(broken.status()).isEqualTo(400);
        assertThat(List.of(nobody.body(), unknown.body(), broken.body()))
                .allSatisfy(body -> assertThat(body)
                        .contains("OperationOutcome", "request ")
                        .doesNotContain("HAPI-", "Exception", "ca.uhn", "java."));
    }

    @Test
    void F26_givesAtMostTwoHundredAtOnce() {
        String body = http.get(Http.ONE, "Encounter?_count=1000000").body();

        assertThat(body).contains("\"resourceType\":\"Bundle\"");
        assertThat(body.split("\"fullUrl\"", -1).length - 1).isLessThanOrEqualTo(200);
    }

    private static <T> List<T> twenty(Callable<T> call) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(20);
        try {
            List<Future<T>> futures = pool.invokeAll(Collections.nCopies(20, call));
            List<T> answers = new ArrayList<>();
            for (Future<T> future : futures) {
                answers.add(future.get());
            }
            return answers;
        } finally {
            pool.shutdownNow();
        }
    }

    private long resources() {
        return db.sql("select count(*) from hfj_resource").query(Long.class).single();
    }

    private long versions() {
        return db.sql("select count(*) from hfj_res_ver").query(Long.class).single();
    }

    private static String visit(String number) {
        return "{\"resourceType\":\"Encounter\",\"status\":\"finished\",\"class\":{\"code\":\"AMB\"},"
                + "\"identifier\":[{\"system\":\"urn:test:guard\",\"value\":\"" + number + "\"}]}";
    }

    private static String withId(String id) {
        return "{\"resourceType\":\"Encounter\",\"id\":\"" + id
                + "\",\"status\":\"finished\",\"class\":{\"code\":\"IMP\"}}";
    }

    private static String mrnSystem() {
        return "http://hamrong.vn/fhir/sid/38001/mrn";
    }

    private static String patient(String mrn) {
        return "{\"resourceType\":\"Patient\",\"identifier\":[{\"system\":\"" + mrnSystem() + "\",\"value\":\"" + mrn
                + "\"}],\"name\":[{\"family\":\"Lê\"}]}";
    }

    private static String transaction(String... entries) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + String.join(",", entries) + "]}";
    }

    private static String entry(String number, String extension) {
        return entry("Encounter", visit(number), extension);
    }

    private static String entry(String type, String resource, String extension) {
        return "{\"resource\":" + resource + ",\"request\":{\"method\":\"POST\",\"url\":\"" + type + "\"" + extension
                + "}}";
    }

    private static String put(String number, String resource) {
        return "{\"resource\":" + resource
                + ",\"request\":{\"method\":\"PUT\",\"url\":\"Encounter?identifier=urn:test:guard|" + number + "\"}}";
    }

    private static String byId(String id, String resource, String query, String more) {
        return "{\"resource\":" + resource + ",\"request\":{\"method\":\"PUT\",\"url\":\"Encounter/" + id + query + "\""
                + more + "}}";
    }

    private static String about(String id, String patient) {
        return "{\"resourceType\":\"Encounter\"," + (id.isEmpty() ? "" : "\"id\":\"" + id + "\",")
                + "\"status\":\"in-progress\",\"class\":{\"code\":\"AMB\"},\"subject\":{\"reference\":\"Patient/"
                + patient
                + "\"}}";
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
            gzip.write("x".getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }
}
