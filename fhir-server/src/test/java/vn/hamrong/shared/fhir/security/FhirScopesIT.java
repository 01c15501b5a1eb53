package vn.hamrong.shared.fhir.security;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hamrong.shared.fhir.security.HubUnderTest.field;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.hamrong.shared.AuditEntry;

@SpringBootTest(
        classes = SecuredFhirServer.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.main.allow-circular-references=true",
            "spring.main.banner-mode=off",
            "spring.jpa.open-in-view=false",
            "logging.level.root=WARN",
            "spring.datasource.url=jdbc:h2:mem:security;DB_CLOSE_DELAY=-1;WRITE_DELAY=0"
        })
class FhirScopesIT {
    private static final HospitalSystem HAC_THANH = HospitalSystem.withEc("his-38001", "38001");
    private static final HospitalSystem NHI = HospitalSystem.withEc("his-38002", "38002");
    private static final String ALL = "system/*.cruds";

    @LocalServerPort
    private int port;

    @Autowired
    private DoorFixtures.Registered clients;

    @Autowired
    private RecordedTrail trail;

    private HubUnderTest hub = new HubUnderTest(0);

    @BeforeEach
    void register() {
        hub = new HubUnderTest(port);
        trail.broken(false);
        clients.put(HAC_THANH.registered(ALL));
        clients.put(NHI.registered(ALL));
    }

    @Test
    void A01_readsAndWritesNothingWithoutAToken() {
        assertThat(hub.send(hub.to("/fhir/Encounter")).statusCode()).isEqualTo(401);
        assertThat(hub.send(hub.to("/fhir/metadata")).statusCode()).isEqualTo(200);
    }

    @Test
    void A08_allowsWhatTheScopeSaysAndNoMore() {
        String id = visit();
        String reader = hub.token(HAC_THANH, "system/Encounter.r");
        String searcher = hub.token(HAC_THANH, "system/Encounter.s");
        String creator = hub.token(HAC_THANH, "system/Encounter.c");

        assertThat(get("/fhir/Encounter/" + id, reader)).isEqualTo(200);
        assertThat(get("/fhir/Encounter/" + id + "/_history", reader)).isEqualTo(200);
        assertThat(get("/fhir/Encounter?status=finished", reader)).isEqualTo(403);
        assertThat(get("/fhir/Encounter?status=finished", searcher)).isEqualTo(200);
        assertThat(get("/fhir/Encounter/" + id, searcher)).isEqualTo(403);
        assertThat(get("/fhir/Observation", searcher)).isEqualTo(403);
        assertThat(create(creator).statusCode()).isEqualTo(201);
        assertThat(create(reader).statusCode()).isEqualTo(403);
        assertThat(hub.fhir("DELETE", "/fhir/Encounter/" + id, creator, "").statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/fhir/Encounter?subject:Patient.identifier=1",
                "/fhir/Encounter?patient.identifier=1",
                "/fhir/Encounter?_has:Observation:encounter:code=1",
                "/fhir/Encounter?_sort=subject:Patient.birthdate",
                "/fhir/Encounter?_include=Encounter:subject:Patient",
                "/fhir/Encounter?_include=Encounter:patient",
                "/fhir/Encounter?_include=*",
                "/fhir/Encounter?_include:iterate=Encounter:service-provider",
                "/fhir/Encounter?_revinclude=Observation:encounter",
                "/fhir/Encounter?_revinclude=*:*",
                "/fhir/Encounter?_filter=status%20eq%20finished",
                "/fhir/Encounter?_list=1",
                "/fhir/_history",
                "/fhir/Encounter/$everything",
                "/fhir/$export"
            })
    void F08_asksAboutNoTypeTheTokenMayNotRead(String path) {
        assertThat(get(path, hub.token(HAC_THANH, "system/Encounter.rs"))).isIn(400, 403, 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/fhir/Encounter?patient.identifier=1",
                "/fhir/Encounter?_has:Observation:encounter:code=1",
                "/fhir/Encounter?_include=Encounter:subject:Patient"
            })
    void F08_answersTheSameToATokenThatMay(String path) {
        assertThat(get(path, hub.token(HAC_THANH, "system/Encounter.rs system/Patient.rs system/Observation.rs")))
                .isEqualTo(200);
    }

    @Test
    void F17_refusesTheWholeBundleForOneEntry() {
        String number = UUID.randomUUID().toString();
        String creator = hub.token(HAC_THANH, "system/Encounter.cs");

        String allowed = entry("POST", "Encounter", visitBody(number));
        String forbidden = entry(
                "POST",
                "Observation",
                "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"x\"}}");
        HttpResponse<String> refused = bundle(creator, allowed + "," + forbidden);
        HttpResponse<String> reading =
                bundle(creator, "{\"request\":{\"method\":\"GET\",\"url\":\"Observation?code=1\"}}");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(reading.statusCode()).isEqualTo(403);
        assertThat(field(
                        hub.get("/fhir/Encounter?identifier=" + number, hub.token(HAC_THANH, "system/Encounter.rs")),
                        "total"))
                .isEqualTo("0");
        assertThat(bundle(creator, allowed).statusCode()).isEqualTo(200);
    }

    @Test
    void F17_judgesEachEntryOfABatchByItselfAndPutsEachOnRecord() {
        String token = hub.token(HAC_THANH, "system/Encounter.crs");
        String created = entry("POST", "Encounter", visitBody(UUID.randomUUID().toString()));
        String notHis = "{\"request\":{\"method\":\"GET\",\"url\":\"Observation?code=1\"}}";
        String operation = "{\"request\":{\"method\":\"GET\",\"url\":\"Patient/1/$everything\"}}";
        String search = "{\"request\":{\"method\":\"GET\",\"url\":\"Encounter?status=finished\"}}";

        HttpResponse<String> answer = bundle("batch", token, String.join(",", created, notHis, operation, search));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(statuses(answer)).containsExactly("201", "403", "403", "200");
        assertThat(trail.of(answer))
                .extracting(row -> row.action() + " " + row.outcome())
                .containsExactlyInAnyOrder(
                        "create DONE", "search REFUSED", "read REFUSED", "search DONE", "operation DONE");
    }

    @Test
    void aMessageNeedsAScopeForItAndForAllItCarries() {
        String message = "{\"resourceType\":\"Bundle\",\"type\":\"message\",\"entry\":["
                + "{\"resource\":{\"resourceType\":\"MessageHeader\",\"id\":\"m1\",\"eventUri\":\"urn:e\","
                + "\"source\":{\"endpoint\":\"urn:his\"}}},"
                + "{\"resource\":{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"x\"}}}]}";

        assertThat(message("system/Observation.cu", message)).isEqualTo(403);
        assertThat(message("system/MessageHeader.c system/Observation.c", message))
                .isEqualTo(403);
    }

    private int message(String scopes, String message) {
        return hub.fhir("POST", "/fhir/$process-message", hub.token(HAC_THANH, scopes), message)
                .statusCode();
    }

    private static List<String> statuses(HttpResponse<String> answer) {
        return Pattern.compile("\"status\": ?\"(\\d{3})")
                .matcher(answer.body())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void A10_anotherHospitalsResourceIsNotThere() {
        String id = visit();
        String foreign = hub.token(NHI, "system/*.rs");

        assertThat(get("/fhir/Encounter/" + id, foreign)).isEqualTo(404);
        assertThat(get("/fhir/Encounter/" + id, hub.token(HAC_THANH, "system/*.rs")))
                .isEqualTo(200);
    }

    @Test
    void recordsEveryReadSearchWriteAndRefusalWithoutValues() {
        String token = hub.token(HAC_THANH, ALL);
        HttpResponse<String> created = create(token);
        String id = id(created);
        HttpResponse<String> read = hub.get("/fhir/Encounter/" + id, token);
        HttpResponse<String> search = hub.get("/fhir/Encounter?identifier=secret-1&status=finished", token);
        HttpResponse<String> missing = hub.get("/fhir/Encounter/038099000123", token);

        assertRow(created, "create", "Encounter/", AuditEntry.Outcome.DONE);
        assertRow(read, "read", "Encounter/", AuditEntry.Outcome.DONE);
        assertRow(search, "search", "Encounter?identifier,status", AuditEntry.Outcome.DONE);
        assertRow(missing, "read", "Encounter/*", AuditEntry.Outcome.REFUSED);
        assertThat(trail.entries().toString()).doesNotContain("secret-1", "038099000123");
    }

    @Test
    void writesAndReadsNothingWhileTheAuditCannotBeWritten() {
        String token = hub.token(HAC_THANH, ALL);
        String id = visit();
        String number = UUID.randomUUID().toString();

        trail.broken(true);
        HttpResponse<String> read = hub.get("/fhir/Encounter/" + id, token);
        HttpResponse<String> write = hub.fhir("POST", "/fhir/Encounter", token, visitBody(number));
        trail.broken(false);

        assertThat(read.statusCode()).isEqualTo(503);
        assertThat(read.body()).isEmpty();
        assertThat(write.statusCode()).isEqualTo(503);
        assertThat(field(hub.get("/fhir/Encounter?identifier=" + number, token), "total"))
                .isEqualTo("0");
    }

    private void assertRow(HttpResponse<String> answer, String action, String target, AuditEntry.Outcome outcome) {
        List<AuditEntry> rows = trail.of(answer);
        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.action()).isEqualTo(action);
            assertThat(row.target()).startsWith(target);
            assertThat(row.outcome()).isEqualTo(outcome);
            assertThat(row.actor()).isEqualTo("his-38001");
        });
    }

    private int get(String path, String token) {
        return hub.get(path, token).statusCode();
    }

    private String visit() {
        return id(create(hub.token(HAC_THANH, ALL)));
    }

    private HttpResponse<String> create(String token) {
        return hub.fhir(
                "POST", "/fhir/Encounter", token, visitBody(UUID.randomUUID().toString()));
    }

    private static String visitBody(String number) {
        return "{\"resourceType\":\"Encounter\",\"status\":\"finished\",\"class\":{\"code\":\"AMB\"},"
                + "\"identifier\":[{\"system\":\"urn:visit\",\"value\":\"" + number + "\"}]}";
    }

    private static String entry(String method, String url, String resource) {
        return "{\"resource\":" + resource + ",\"request\":{\"method\":\"" + method + "\",\"url\":\"" + url + "\"}}";
    }

    private HttpResponse<String> bundle(String token, String entries) {
        return bundle("transaction", token, entries);
    }

    private HttpResponse<String> bundle(String type, String token, String entries) {
        return hub.fhir(
                "POST",
                "/fhir",
                token,
                "{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":[" + entries + "]}");
    }

    /** A created resource is not sent back (F-15): its id stands in Location. */
    private static String id(HttpResponse<String> created) {
        String location = created.headers().firstValue("Location").orElseThrow();
        return location.replaceAll(".*/Encounter/([^/]+).*", "$1");
    }
}
