package vn.hamrong.shared.fhir.security;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hamrong.shared.fhir.security.HubUnderTest.NOW;

import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.hamrong.shared.AuditEntry;
import vn.hamrong.shared.FacilityCode;

@WithFrontDoor
class FrontDoorTest {
    private static final HospitalSystem HAC_THANH = HospitalSystem.withEc("his-38001", "38001");

    @LocalServerPort
    private int port;

    @Autowired
    private DoorFixtures.Registered clients;

    @Autowired
    private RecordedTrail trail;

    @Autowired
    private FrontDoorTestServer.Gate gate;

    private HubUnderTest hub = new HubUnderTest(0);

    @BeforeEach
    void register() {
        hub = new HubUnderTest(port);
        trail.broken(false);
        clients.put(HAC_THANH.registered("system/*.rs"));
    }

    @Test
    void A01_letsNobodyInWithoutAToken() {
        for (String credentials : List.of("", "Bearer ", "Bearer x", "Basic aGlzOmhpcw==", "Bearer a.b.c")) {
            HttpRequest.Builder request = hub.to("/fhir/Patient");
            HttpResponse<String> answer =
                    hub.send(credentials.isEmpty() ? request : request.header("Authorization", credentials));

            assertThat(answer.statusCode()).as(credentials).isIn(400, 401);
            assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                    .startsWith("Bearer");
            assertThat(answer.body()).contains("OperationOutcome").doesNotContain("reached");
            assertThat(trail.of(answer))
                    .singleElement()
                    .extracting(AuditEntry::outcome)
                    .isEqualTo(AuditEntry.Outcome.REFUSED);
        }
        assertThat(hub.get("/fhir/Patient", token()).body()).startsWith("reached");
    }

    @Test
    void A01_takesNoTokenFromTheUrl() {
        assertThat(hub.send(hub.to("/fhir/Patient?access_token=" + token())).statusCode())
                .isEqualTo(401);
    }

    @Test
    void A02_takesNoClientAssertionForAnAccessToken() {
        assertThat(hub.get("/fhir/Patient", HAC_THANH.assertion(NOW)).statusCode())
                .isEqualTo(401);
    }

    @Test
    void F26_oneWhoCallsWithoutEndWaitsAndNobodyElse() {
        HospitalSystem flooding = HospitalSystem.withEc("flood-38001", "38001");
        clients.put(flooding.registered("system/*.rs"));
        String token = hub.token(flooding, "system/*.rs");
        List<HttpResponse<String>> answers = Stream.generate(() -> hub.get("/fhir/Patient", token))
                .limit(2L * DoorFixtures.CALLS + 5)
                .toList();

        assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
                .hasSize(2 * DoorFixtures.CALLS);
        assertThat(answers.get(answers.size() - 1)).satisfies(last -> {
            assertThat(last.statusCode()).isEqualTo(429);
            assertThat(last.headers().firstValue("Retry-After")).contains("1");
            assertThat(trail.of(last))
                    .singleElement()
                    .satisfies(row -> assertThat(row.reason()).contains("too many calls"));
        });
        assertThat(hub.get("/fhir/Patient", token()).statusCode()).isEqualTo(200);
    }

    @Test
    void F26_aFacilityWhoseCallsTakeLongWaitsForItselfAndNobodyElse() throws Exception {
        HospitalSystem heavy = HospitalSystem.withEc("heavy-38001", "38001");
        HospitalSystem other = HospitalSystem.withEc("other-38002", "38002");
        clients.put(heavy.registered("system/*.rs"));
        clients.put(other.registered("system/*.rs"));
        String heavyToken = hub.token(heavy, "system/*.rs");
        String otherToken = hub.token(other, "system/*.rs");
        String sameFacility = token();

        ExecutorService callers = Executors.newFixedThreadPool(20);
        try {
            List<Future<HttpResponse<String>>> held = Stream.generate(
                            () -> callers.submit(() -> hub.get("/fhir/Held", heavyToken)))
                    .limit(20)
                    .toList();
            while (held.stream().filter(Future::isDone).count() < 20 - DoorFixtures.AT_ONCE) {
                assertThat(gate.inside.get()).isLessThanOrEqualTo(DoorFixtures.AT_ONCE);
                LockSupport.parkNanos(1_000_000);
            }
            HttpResponse<String> same = hub.get("/fhir/Patient", sameFacility);
            HttpResponse<String> others = hub.get("/fhir/Patient", otherToken);
            gate.open.countDown();

            assertThat(others.statusCode()).isEqualTo(200);
            assertThat(same.statusCode()).isEqualTo(429);
            assertThat(same.headers().firstValue("Retry-After")).contains("2");
            assertThat(same.body()).contains("throttled", "quá nhiều yêu cầu cùng lúc");
            assertThat(trail.of(same))
                    .singleElement()
                    .satisfies(row -> assertThat(row.reason()).contains("at once"));
            assertThat(statuses(held)).containsOnly(200, 429);
            assertThat(statuses(held).stream().filter(status -> status == 200)).hasSize(DoorFixtures.AT_ONCE);
            assertThat(hub.get("/fhir/Patient", heavyToken).statusCode()).isEqualTo(200);
        } finally {
            gate.open.countDown();
            callers.shutdownNow();
        }
    }

    private static List<Integer> statuses(List<Future<HttpResponse<String>>> answers) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        for (Future<HttpResponse<String>> answer : answers) {
            statuses.add(answer.get().statusCode());
        }
        return statuses;
    }

    @Test
    void A09_aTokenEndsWithItsClientItsKeyItsFacilityAndItsScopes() {
        String token = token();
        FhirClient client = HAC_THANH.registered("system/*.rs");
        assertThat(hub.get("/fhir/Patient", token).statusCode()).isEqualTo(200);

        clients.put(new FhirClient(client.id(), client.facility(), client.keys(), client.scopes(), false));
        assertThat(hub.get("/fhir/Patient", token).statusCode()).isEqualTo(401);
        clients.put(HospitalSystem.withEc("his-38001", "38001").registered("system/*.rs"));
        assertThat(hub.get("/fhir/Patient", token).statusCode()).isEqualTo(401);
        clients.put(new HospitalSystem("his-38001", new FacilityCode("38002"), HAC_THANH.key(), HAC_THANH.algorithm())
                .registered("system/*.rs"));
        assertThat(hub.get("/fhir/Patient", token).statusCode()).isEqualTo(401);
        clients.put(HAC_THANH.registered("system/Patient.r"));
        assertThat(hub.get("/fhir/Patient", token).statusCode()).isEqualTo(401);
        clients.remove("his-38001");
        assertThat(hub.get("/fhir/Patient", token).statusCode()).isEqualTo(401);
    }

    @Test
    void A10_takesAwayHeadersThatPretend() {
        HttpResponse<String> answer = hub.send(hub.to("/fhir/Patient")
                .header("Authorization", "Bearer " + token())
                .header("X-Tenant", "38002")
                .header("X-Request-Partition-IDs", "2")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Prefix", "/evil")
                .header("Forwarded", "host=evil.example")
                .header("X-Original-URL", "/actuator/env")
                .header("X-HTTP-Method-Override", "DELETE")
                .header("X-Harmless", "1"));

        assertThat(answer.body().toLowerCase(Locale.ROOT))
                .startsWith("reached")
                .endsWith("null")
                .contains("x-harmless")
                .doesNotContain("x-tenant", "partition", "forwarded", "x-original", "override");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/error",
                "/login",
                "/oauth2/authorize",
                "/oauth2/introspect",
                "/oauth2/revoke",
                "/oauth2/device_authorization",
                "/oauth2/token",
                "/.well-known/oauth-authorization-server",
                "/.well-known/openid-configuration",
                "/userinfo",
                "/connect/register",
                "/h2-console",
                "/actuator",
                "/actuator/env",
                "/actuator/heapdump",
                "/actuator/health/db",
                "/actuator/prometheus",
                "/actuator/health/",
                "/fhirs",
                "/nothing?trace=true"
            })
    void O01_answers404ToWhatIsNotOffered(String path) {
        HttpResponse<String> answer = hub.send(hub.to(path));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain("Exception", "path", "trace", "tomcat", "spring");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/..;/env",
                "//actuator/env",
                "/actuator/%2e%2e/env",
                "/fhir/..%2factuator/env",
                "/%66hir;x=1/Patient"
            })
    void O01_O03_refusesCrookedPathsWithoutAWordOfItself(String path) throws IOException {
        String answer = raw(get(path, "localhost"));

        assertThat(answer).startsWith("HTTP/1.1 40");
        assertThat(answer.toLowerCase(Locale.ROOT)).doesNotContain("exception", "tomcat", "spring", "actuator");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/health",
                "/.well-known/smart-configuration",
                "/fhir/.well-known/smart-configuration",
                "/oauth2/jwks",
                "/fhir/metadata"
            })
    void O01_offersWhatAnybodyMaySee(String path) {
        HttpResponse<String> answer = hub.send(hub.to(path));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("\"d\":", "components", "diskSpace");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void theAddressComesFromTheConfigurationWhateverTheHostHeaderSays() throws IOException {
        String document = raw(get("/.well-known/smart-configuration", "evil.example"));
        assertThat(document).contains("https://hub.example.vn/oauth2/token").doesNotContain("evil");

        assertThat(tokenByHost(HAC_THANH.assertion(NOW), "evil.example")).startsWith("HTTP/1.1 200");
        String forEvil = HAC_THANH.sign(HAC_THANH.claims(NOW).audience("http://evil.example/oauth2/token"));
        assertThat(tokenByHost(forEvil, "evil.example")).startsWith("HTTP/1.1 401");
    }

    @ParameterizedTest
    @CsvSource({"gzip", "'gzip, gzip'", "deflate", "br", "identity"})
    void F01_refusesCompressedBodiesBeforeReadingThem(String coding) {
        HttpResponse<String> answer = hub.send(hub.to("/fhir/Patient")
                .header("Authorization", "Bearer " + token())
                .header("Content-Encoding", coding)
                .POST(HttpRequest.BodyPublishers.ofString("x")));

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(trail.of(answer))
                .singleElement()
                .extracting(AuditEntry::reason)
                .isEqualTo("415 compressed body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "CONNECT", "PROPFIND", "get"})
    void F24_refusesMethodsNobodyNeeds(String method) throws IOException {
        assertThat(raw(method + " /fhir/Patient HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .containsPattern("^HTTP/1.1 (400|405|501) ")
                .doesNotContain("reached");
    }

    @Test
    void answersNothingWhileTheAuditCannotBeWritten() {
        String token = token();
        trail.broken(true);

        HttpResponse<String> read = hub.get("/fhir/Patient", token);
        HttpResponse<String> issued = hub.tokenFor(HAC_THANH.assertion(NOW), "system/Patient.r");

        assertThat(read.statusCode()).isEqualTo(503);
        assertThat(read.body()).isEmpty();
        assertThat(issued.statusCode()).isEqualTo(503);
        assertThat(issued.body()).isEmpty();
    }

    @Test
    void keepsARequestIdOfTheClientOnlyWhenItCanHoldNothingElse() {
        String id = UUID.randomUUID().toString();

        assertThat(requestId(id)).isEqualTo(id);
        assertThat(requestId("038099000123")).matches("[0-9a-f-]{36}");
    }

    @Test
    void recordsTokensAndTheirRefusals() {
        HttpResponse<String> issued = hub.tokenFor(HAC_THANH.assertion(NOW), "system/Patient.r");
        HttpResponse<String> refused = hub.tokenFor(HAC_THANH.assertion(NOW), "system/Patient.u");

        assertThat(trail.of(issued)).singleElement().satisfies(row -> {
            assertThat(row.action()).isEqualTo("token");
            assertThat(row.actor()).isEqualTo("his-38001");
            assertThat(row.outcome()).isEqualTo(AuditEntry.Outcome.DONE);
        });
        assertThat(trail.of(refused)).singleElement().satisfies(row -> {
            assertThat(row.outcome()).isEqualTo(AuditEntry.Outcome.REFUSED);
            assertThat(row.reason()).startsWith("400 invalid_scope");
        });
    }

    private String requestId(String sent) {
        return hub.send(hub.to("/fhir/metadata").header("X-Request-Id", sent))
                .headers()
                .firstValue("X-Request-Id")
                .orElse("");
    }

    private String token() {
        return hub.token(HAC_THANH, "system/*.rs");
    }

    private String tokenByHost(String assertion, String host) throws IOException {
        Map<String, String> form = HubUnderTest.form(assertion, "system/Patient.r");
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return raw("POST /oauth2/token HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body);
    }

    private static String get(String path, String host) {
        return "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
