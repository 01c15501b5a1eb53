package vn.hamrong.shared.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.interceptor.api.IInterceptorService;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.PlatformTransactionManager;
import vn.hamrong.exchange.fhir.ClinicalRecord;
import vn.hamrong.shared.PatientId;

/**
 * Every way in which HAPI's partitions are known to leak, asked by hospital one for what is hospital three's. Proved to
 * see leaks: without the guards it finds them.
 */
@FhirServerContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeakTest {
    private static final String FOREIGN = "\"code\":\"38003\"";

    @LocalServerPort
    private int port;

    @Autowired
    private ClinicalRecord record;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private IInterceptorService interceptors;

    @Autowired
    private ReadGuard guard;

    @Autowired
    private SearchNarrowing narrowing;

    private Http http = new Http(0);
    private Province province = new Province(
            new PatientId("00000000-0000-0000-0000-000000000000"),
            new PatientId("00000000-0000-0000-0000-000000000000"));

    @BeforeAll
    void build() {
        http = new Http(port);
        province = Province.build(record, transactions, "leak");
    }

    static Stream<String> questions() {
        return Stream.of(
                "Observation?patient=Patient/LAN",
                "Observation?patient.identifier=http://hamrong.vn/fhir/sid/38001/mrn|MRN",
                "Observation?patient:Patient.name=Lê",
                "Observation?subject:Patient.birthdate=1980-03-01",
                "Encounter?identifier=urn:test:visit|leak&_include=Encounter:subject",
                "Encounter?identifier=urn:test:visit|leak&_revinclude=Observation:encounter",
                "Patient?_id=LAN&_revinclude=Observation:patient",
                "Patient?_id=LAN&_revinclude:iterate=Encounter:patient&_revinclude:iterate=Observation:encounter",
                "Patient?_id=LAN&_has:Observation:patient:code=718-7",
                "Patient?_id=LAN&_revinclude=*",
                "DiagnosticReport?subject=Patient/LAN&_include=*",
                "Patient/LAN/$everything");
    }

    @ParameterizedTest
    @MethodSource("questions")
    void F09_givesOnlyItsOwnToWhoeverAsks(String question) {
        Http.Answer answer = http.get(Http.ONE, filled(question));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain(FOREIGN).contains("38001");
    }

    static Stream<String> counts() {
        return Stream.of(
                "Observation?patient.birthdate=1980-03-01&_summary=count",
                "Observation?patient=Patient/LAN&_summary=count",
                "Observation?patient=Patient/LAN&_total=accurate&_count=1");
    }

    @ParameterizedTest
    @MethodSource("counts")
    void F08_countsOnlyItsOwn(String question) {
        Http.Answer answer = http.get(Http.ONE, filled(question));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain(FOREIGN).contains("\"total\"");
        assertThat(http.get(Http.ONE, filled("Observation?patient=Patient/LAN&_summary=count"))
                        .body())
                .contains("\"total\":3");
        assertThat(http.get(Http.THREE, filled("Observation?patient=Patient/LAN&_summary=count"))
                        .body())
                .contains("\"total\":3");
    }

    static Stream<String> probes() {
        return Stream.of("", "/_history", "/_history/1");
    }

    @ParameterizedTest
    @MethodSource("probes")
    void F07_answersAForeignIdAsOneThatDoesNotExist(String suffix) {
        String foreign = only(Http.THREE, "Encounter?identifier=urn:test:visit|leak");

        Http.Answer real = http.get(Http.ONE, "Encounter/" + foreign + suffix);
        Http.Answer unreal = http.get(Http.ONE, "Encounter/00000000-1111-2222-3333-444444444444" + suffix);

        assertThat(http.get(Http.THREE, "Encounter/" + foreign + suffix).status())
                .isEqualTo(200);
        assertThat(real.status()).isEqualTo(404);
        assertThat(bare(real)).isEqualTo(bare(unreal));
    }

    @Test
    void F07_hidesPatientsNobodyToldItOf() {
        String minh = province.minh().value();

        assertThat(http.get(Http.THREE, "Patient/" + minh).status()).isEqualTo(200);
        assertThat(http.get(Http.ONE, "Patient/" + minh).status()).isEqualTo(404);
        assertThat(http.get(Http.ONE, "Patient?_id=" + minh).body()).contains("\"total\":0");
    }

    @Test
    void hidesContactDataAndNumbersOfOtherHospitals() {
        String shared = http.get(Http.ONE, filled("Patient/LAN")).body();
        String own = http.get(Http.THREE, "Patient/" + province.minh().value()).body();

        assertThat(shared).contains("Lan", "sid/38001/mrn").doesNotContain("telecom", "sid/38003/mrn", "38002");
        assertThat(own).contains("telecom", "sid/38003/mrn");
    }

    @Test
    void turnsRedWithoutTheGuard() {
        interceptors.unregisterInterceptor(guard);
        try {
            assertThat(http.get(Http.ONE, filled("Patient/LAN/$everything")).body())
                    .contains(FOREIGN);
        } finally {
            interceptors.registerInterceptor(guard);
        }
    }

    @Test
    void turnsRedWithoutTheNarrowing() {
        String count = filled("Observation?patient.birthdate=1980-03-01&_summary=count");
        String narrowed = http.get(Http.ONE, count).body();
        interceptors.unregisterInterceptor(narrowing);
        try {
            assertThat(total(http.get(Http.ONE, count).body())).isGreaterThan(total(narrowed));
        } finally {
            interceptors.registerInterceptor(narrowing);
        }
    }

    private static int total(String bundle) {
        return Integer.parseInt(bundle.replaceAll("(?s).*\"total\":(\\d+).*", "$1"));
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
                .replace("MRN", "M" + lan.substring(0, 4))
                .replace("ê", "%C3%AA");
    }
}
