package vn.hamrong.shared.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A body is taken whole or refused by the name of what is not understood: nothing of it is dropped in silence. */
@FhirServerContext
class WholeBodiesTest {
    private static final String GOOD =
            "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"x\"}%s}";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient db;

    private Http http = new Http(0);

    @BeforeEach
    void connect() {
        http = new Http(port);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"patientName\":\"Lê Thị Lan\"; patientName",
                "\"valueQuantity\":{\"value\":1,\"unitt\":\"mmol/L\"}; unitt",
                "\"note\":{\"text\":\"x\"}; note",
                "\"identifier\":[{\"system\":\"urn:x\",\"number\":\"1\"}]; number",
                "\"contained\":[{\"resourceType\":\"Patient\",\"id\":\"p\",\"surname\":\"Lê\"}]; surname"
            })
    void refusesAnElementByItsNameAndStoresNothing(String wrong, String named) {
        long before = resources();

        Http.Answer refused = http.post(Http.ONE, "Observation", GOOD.formatted("," + wrong));
        Http.Answer bundle = http.post(Http.ONE, "", transaction(GOOD.formatted("," + wrong)));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(bundle.status()).isEqualTo(400);
        assertThat(refused.body()).contains(named).doesNotContain("Lê", "HAPI", "Exception");
        assertThat(bundle.body()).contains(named);
        assertThat(resources()).isEqualTo(before);
    }

    @Test
    void refusesThemInXmlAndOnUpdatesAndOperationsToo() {
        String id = Http.id(http.post(Http.ONE, "Observation", GOOD.formatted("")));
        String xml =
                "<Observation xmlns=\"http://hl7.org/fhir\"><status value=\"final\"/><code><text value=\"x\"/></code>"
                        + "%s</Observation>";
        String update = GOOD.formatted(",\"id\":\"" + id + "\",\"extra\":1");

        Http.Answer inXml = xml(xml.formatted("<extra value=\"1\"/>"));
        Http.Answer updated = http.put(Http.ONE, "Observation/" + id, update);

        assertThat(inXml.status()).isEqualTo(400);
        assertThat(inXml.body()).contains("extra");
        assertThat(updated.status()).isEqualTo(400);
        assertThat(updated.body()).contains("extra");
        assertThat(http.get(Http.ONE, "Observation/" + id).body()).contains("\"versionId\":\"1\"");
        assertThat(xml(xml.formatted("")).status()).isEqualTo(201);
    }

    @Test
    void takesEverythingThatFhirHasAWordForAndGivesItBack() {
        String more = ",\"valueQuantity\":{\"value\":1,\"unit\":\"mmol/L\"},\"note\":[{\"text\":\"x\"}],\"extension\":["
                + "{\"url\":\"urn:his:patientName\",\"valueString\":\"kept\"}]";

        Http.Answer created = http.post(Http.ONE, "Observation", GOOD.formatted(more));
        Http.Answer bundle = http.post(Http.ONE, "", transaction(GOOD.formatted(more)));

        assertThat(created.status()).isEqualTo(201);
        assertThat(bundle.status()).isEqualTo(200);
        assertThat(http.get(Http.ONE, "Observation/" + Http.id(created)).body()).contains("mmol/L", "kept");
    }

    private Http.Answer xml(String body) {
        return http.typed("application/fhir+xml", Http.ONE, "POST", "Observation", BodyPublishers.ofString(body));
    }

    private long resources() {
        return db.sql("select count(*) from hfj_resource").query(Long.class).single();
    }

    private static String transaction(String resource) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":" + resource
                + ",\"request\":{\"method\":\"POST\",\"url\":\"Observation\"}}]}";
    }
}
