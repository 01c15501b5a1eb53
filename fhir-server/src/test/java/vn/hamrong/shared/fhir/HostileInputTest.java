package vn.hamrong.shared.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Bodies, methods and texts that want more than to be stored (threats 2.3), each beside the request that must work. */
@FhirServerContext
class HostileInputTest {
    private static final String XML = "application/fhir+xml";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient db;

    private Http http = new Http(0);

    @BeforeEach
    void connect() {
        http = new Http(port);
    }

    @Test
    void F02_refusesDepthOfTenThousand() {
        String inside = "{\"url\":\"urn:x\",\"extension\":[".repeat(10_000) + "]}".repeat(10_000);
        String list = "[".repeat(10_000) + "]".repeat(10_000);
        String xml = "<Encounter xmlns=\"http://hl7.org/fhir\">" + "<extension url=\"urn:x\">".repeat(10_000)
                + "</extension>".repeat(10_000) + "</Encounter>";
        long before = resources();

        assertThat(http.post(Http.ONE, "Encounter", with("\"extension\":[" + inside + "]"))
                        .status())
                .isEqualTo(400);
        assertThat(http.post(Http.ONE, "Encounter", with("\"extension\":" + list))
                        .status())
                .isEqualTo(400);
        assertThat(xml(xml).status()).isEqualTo(400);
        assertThat(resources()).isEqualTo(before);
    }

    @Test
    void F02_refusesTwoValuesForOneKey() {
        long before = resources();

        assertThat(http.post(Http.ONE, "Encounter", with("\"status\":\"planned\""))
                        .status())
                .isEqualTo(400);
        assertThat(resources()).isEqualTo(before);
    }

    @Test
    void F02_refusesNumbersWithoutEnd() {
        String observation = "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"x\"},"
                + "\"valueQuantity\":{\"value\":%s}}";

        assertThat(http.post(Http.ONE, "Observation", observation.formatted("1" + "0".repeat(100_000)))
                        .status())
                .isEqualTo(400);
        assertThat(http.post(Http.ONE, "Observation", observation.formatted("1e999999999"))
                        .status())
                .isEqualTo(400);
        assertThat(http.typed(
                                XML,
                                Http.ONE,
                                "POST",
                                "Observation",
                                BodyPublishers.ofString(
                                        "<Observation xmlns=\"http://hl7.org/fhir\"><status value=\"final\"/><code><text value=\"x\"/>"
                                                + "</code><valueQuantity><value value=\"1e999999999\"/></valueQuantity>"
                                                + "</Observation>"))
                        .status())
                .isEqualTo(400);
        assertThat(http.post(Http.ONE, "Observation", observation.formatted("4.10"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void F02_readsXmlAndJsonAsTheyAreMeant() {
        String xml = "<Encounter xmlns=\"http://hl7.org/fhir\"><status value=\"finished\"/>"
                + "<class><code value=\"AMB\"/></class></Encounter>";

        assertThat(xml(xml).status()).isEqualTo(201);
        assertThat(http.post(Http.ONE, "Encounter", with("\"priority\":{\"text\":\"x\"}"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void F03_opensNoEntityAndFetchesNothing() throws IOException {
        try (ServerSocket trap = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String there = "http://127.0.0.1:" + trap.getLocalPort() + "/x";
            List<String> hostile = List.of(
                    "<!DOCTYPE Encounter SYSTEM \"" + there + "\">" + encounter("finished"),
                    "<!DOCTYPE Encounter [<!ENTITY x SYSTEM \"" + there + "\">]>" + encounter("&x;"),
                    "<!DOCTYPE Encounter [<!ENTITY % x SYSTEM \"" + there + "\"> %x;]>" + encounter("finished"),
                    "<!DOCTYPE Encounter [<!ENTITY a \"finished\">]>" + encounter("&a;"),
                    "<!DOCTYPE E [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
                            + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>" + encounter("&c;"));
            long before = resources();

            assertThat(hostile)
                    .allSatisfy(body -> assertThat(xml(body).status()).isEqualTo(400));
            assertThat(resources()).isEqualTo(before);
            assertThat(knockedAt(trap)).isFalse();
        }
    }

    @Test
    void F21_hasNoPatch() {
        String id = Http.id(http.post(Http.ONE, "Encounter", with("\"priority\":{\"text\":\"x\"}")));
        String patch = "[{\"op\":\"test\",\"path\":\"/status\",\"value\":\"finished\"}]";

        for (String type :
                List.of("application/json-patch+json", "application/xml-patch+xml", "application/fhir+json")) {
            assertThat(http.typed(type, Http.ONE, "PATCH", "Encounter/" + id, BodyPublishers.ofString(patch))
                            .status())
                    .isIn(400, 403, 405);
        }
        assertThat(http.get(Http.ONE, "Encounter/" + id).body()).contains("finished");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"})
    void F24_obeysNoOtherMethodThanItsOwn(String header) {
        String id = Http.id(http.post(Http.ONE, "Encounter", with("\"priority\":{\"text\":\"x\"}")));

        http.send(Http.ONE, "POST", "Encounter/" + id, BodyPublishers.ofString("{}"), header, "DELETE");
        http.send(Http.ONE, "POST", "Encounter/" + id + "?_method=DELETE", BodyPublishers.ofString("{}"));

        assertThat(http.get(Http.ONE, "Encounter/" + id).status()).isEqualTo(200);
    }

    @Test
    void F24_saysToNoOtherSiteThatItMayRead() throws IOException, InterruptedException {
        var request = java.net.http.HttpRequest.newBuilder(
                        java.net.URI.create("http://localhost:" + port + "/fhir/Encounter"))
                .header("X-Test-Facility", Http.ONE)
                .header("Origin", "null")
                .build();
        var answer = java.net.http.HttpClient.newHttpClient()
                .send(request, java.net.http.HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().map().keySet())
                .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("access-control-"));
        assertThat(http.typed(
                                "text/plain",
                                Http.ONE,
                                "POST",
                                "Encounter",
                                BodyPublishers.ofString(with("\"id\":\"x\"")))
                        .status())
                .isIn(400, 415);
        assertThat(http.send(Http.ONE, "TRACE", "Encounter", BodyPublishers.noBody())
                        .status())
                .isIn(400, 403, 405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src='x' onerror='alert(1)'/>",
                "<svg onload='alert(1)'/>",
                "<a href='javascript:alert(1)'>x</a>",
                "<p style='background:url(javascript:alert(1))'>x</p>",
                "<iframe src='http://x'/>",
                "<form action='http://x'><input/></form>"
            })
    void F25_takesNoNarrativeThatActs(String act) {
        String number = UUID.randomUUID().toString();
        Http.Answer answer = http.post(Http.ONE, "Encounter", told(number, act));

        String stored = http.get(Http.ONE, "Encounter?identifier=urn:test:f25|" + number)
                .body();
        assertThat(answer.status()).isIn(400, 422);
        assertThat(stored).contains("\"total\":0");
    }

    @Test
    void F25_keepsANarrativeThatOnlyTells() {
        String number = UUID.randomUUID().toString();

        assertThat(http.post(Http.ONE, "Encounter", told(number, "<p>Khám <b>nội</b>, &lt;script&gt; là chữ</p>"))
                        .status())
                .isEqualTo(201);
    }

    private static String told(String number, String html) {
        return with("\"identifier\":[{\"system\":\"urn:test:f25\",\"value\":\"" + number + "\"}],"
                + "\"text\":{\"status\":\"generated\",\"div\":\"<div xmlns='http://www.w3.org/1999/xhtml'>" + html
                + "</div>\"}");
    }

    private Http.Answer xml(String body) {
        return http.typed(XML, Http.ONE, "POST", "Encounter", BodyPublishers.ofString(body));
    }

    private static String encounter(String status) {
        return "<Encounter xmlns=\"http://hl7.org/fhir\"><status value=\"finished\"/><class><code value=\"AMB\"/></class>"
                + "<reasonCode><text value=\"" + status + "\"/></reasonCode></Encounter>";
    }

    private static String with(String more) {
        return "{\"resourceType\":\"Encounter\",\"status\":\"finished\",\"class\":{\"code\":\"AMB\"}," + more + "}";
    }

    private static boolean knockedAt(ServerSocket trap) throws IOException {
        trap.setSoTimeout(200);
        try {
            trap.accept().close();
            return true;
        } catch (SocketTimeoutException nobody) {
            return false;
        }
    }

    private long resources() {
        return db.sql("select count(*) from hfj_resource").query(Long.class).single();
    }
}
