package vn.hamrong.shared.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Batches and messages: what is refused of them, beside what must work. */
@FhirServerContext
class BundlesTest {
    private static final String HEADER = "{\"resource\":{\"resourceType\":\"MessageHeader\",\"id\":\"%s\","
            + "\"eventUri\":\"urn:his:result\",\"source\":{\"endpoint\":\"urn:his\"}}}";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient db;

    @Autowired
    private TestMessages journal;

    private Http http = new Http(0);

    @BeforeEach
    void connect() {
        http = new Http(port);
    }

    @Test
    void eachEntryOfABatchHasItsOwnOutcome() {
        String number = number();
        String known = Http.id(http.post(Http.ONE, "Encounter", visit(number)));

        Http.Answer answer = batch(
                Http.ONE,
                post("Encounter", visit(number())),
                get("Encounter/" + known),
                post(
                        "Encounter",
                        visit("x").replace("\"status\"", "\"subject\":{\"reference\":\"Patient/none\"},\"status\"")),
                get("Encounter/no-such-id"),
                get("Encounter?identifier=urn:test:batch|" + number),
                get("Encounter?nonsense=1"),
                post("Patient", patient(number)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("batch-response", "\"total\":1");
        assertThat(statuses(answer)).containsExactly("201", "200", "422", "404", "200", "400", "201");
    }

    @Test
    void aBatchSeesAndWritesNothingThatSingleCallsWouldNot() {
        String foreign = Http.id(http.post(Http.THREE, "Encounter", visit(number())));
        long before = resources();

        Http.Answer answer = batch(
                Http.ONE,
                get("Encounter/" + foreign),
                "{\"resource\":" + visit("x").replace("\"status\"", "\"id\":\"" + foreign + "\",\"status\"")
                        + ",\"request\":{\"method\":\"PUT\",\"url\":\"Encounter/" + foreign + "\"}}",
                post(
                        "Observation",
                        "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"x\"},"
                                + "\"encounter\":{\"reference\":\"Encounter/" + foreign + "\"}}"),
                post("Consent", "{\"resourceType\":\"Consent\"}"),
                "{\"request\":{\"method\":\"DELETE\",\"url\":\"Encounter/" + foreign + "\"}}",
                get("Patient/1/$everything"),
                get("metadata"),
                get("http://elsewhere/fhir/Encounter"));

        assertThat(statuses(answer).subList(0, 3)).containsExactly("404", "404", "422");
        assertThat(statuses(answer).subList(3, 8)).allMatch(status -> status.equals("403") || status.equals("404"));
        assertThat(answer.body()).doesNotContain("38003");
        assertThat(resources()).isEqualTo(before);
    }

    @Test
    void F26_takesNoBundleWithoutEnd() {
        String[] many = Collections.nCopies(101, get("Encounter?_count=1")).toArray(String[]::new);
        String[] tenThousand =
                Collections.nCopies(10_000, post("Encounter", visit("f26"))).toArray(String[]::new);

        assertThat(batch(Http.ONE, many).status()).isEqualTo(413);
        assertThat(http.post(Http.ONE, "", bundle("transaction", tenThousand)).status())
                .isEqualTo(413);
        assertThat(batch(Http.ONE, get("Encounter?_count=1")).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"collection", "document", "message", "history", "searchset"})
    void takesNoOtherBundleAtTheRoot(String type) {
        Http.Answer refused = http.post(Http.ONE, "", bundle(type, post("Encounter", visit("other"))));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("$process-message");
    }

    @Test
    void aMessageIsKeptAsItCameAndTheSameOneIsAnsweredTheSame() {
        String id = number();
        String message = message(id, "{\"resource\":" + observation() + "}");

        Http.Answer first = http.post(Http.ONE, "$process-message", message);
        int kept = journal.kept().size();
        Http.Answer again = http.post(Http.ONE, "$process-message", message);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body()).contains("\"identifier\":\"" + id + "\"", "\"code\":\"ok\"", "\"value\":\"" + kept);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(journal.kept()).hasSize(kept);
        assertThat(new String(journal.kept().get(kept - 1).content(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo(message);
    }

    @Test
    void aMessageWithAUsedIdOrWithoutOneIsRefusedAndKept() {
        String id = number();
        http.post(Http.ONE, "$process-message", message(id, "{\"resource\":" + observation() + "}"));
        int before = journal.kept().size();

        Http.Answer other = http.post(
                Http.ONE,
                "$process-message",
                message(id, "{\"resource\":" + observation().replace("final", "amended") + "}"));
        Http.Answer nothing = http.post(Http.ONE, "$process-message", "not JSON");

        assertThat(List.of(other.status(), nothing.status())).containsOnly(422);
        assertThat(other.body()).contains("đã dùng", "used for other content");
        assertThat(nothing.body()).contains("không đọc được");
        assertThat(journal.kept()).hasSize(before + 2);
    }

    @Test
    void aMessageCarriesOnlyWhatItsTokenMayWrite() {
        String message = message(number(), "{\"resource\":" + observation() + "}");
        int before = journal.kept().size();

        Http.Answer refused = http.send(
                Http.ONE,
                "POST",
                "$process-message",
                BodyPublishers.ofString(message),
                "X-Test-Scope",
                "system/MessageHeader.c");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(journal.kept()).hasSize(before);
    }

    private Http.Answer batch(String facility, String... entries) {
        return http.post(facility, "", bundle("batch", entries));
    }

    private static String message(String id, String... entries) {
        return bundle("message", HEADER.formatted(id) + (entries.length == 0 ? "" : "," + String.join(",", entries)));
    }

    private static String bundle(String type, String... entries) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":[" + String.join(",", entries) + "]}";
    }

    private static String post(String type, String resource) {
        return "{\"resource\":" + resource + ",\"request\":{\"method\":\"POST\",\"url\":\"" + type + "\"}}";
    }

    private static String get(String url) {
        return "{\"request\":{\"method\":\"GET\",\"url\":\"" + url + "\"}}";
    }

    private static List<String> statuses(Http.Answer answer) {
        return Pattern.compile("\"response\":\\{\"status\":\"(\\d{3})")
                .matcher(answer.body())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private long resources() {
        return db.sql("select count(*) from hfj_resource").query(Long.class).single();
    }

    private static String number() {
        return UUID.randomUUID().toString();
    }

    private static String observation() {
        return "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"x\"}}";
    }

    private static String visit(String number) {
        return "{\"resourceType\":\"Encounter\",\"status\":\"finished\",\"class\":{\"code\":\"AMB\"},"
                + "\"identifier\":[{\"system\":\"urn:test:batch\",\"value\":\"" + number + "\"}]}";
    }

    private static String patient(String mrn) {
        return "{\"resourceType\":\"Patient\",\"identifier\":[{\"system\":\"http://hamrong.vn/fhir/sid/38001/mrn\","
                + "\"value\":\"" + mrn + "\"}],\"name\":[{\"family\":\"Lê\"}]}";
    }
}
