package vn.hamrong.exchange.hospitals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hamrong.exchange.Acknowledgment;
import vn.hamrong.exchange.Destination;
import vn.hamrong.exchange.Destination.Matter;
import vn.hamrong.exchange.Destination.Times;
import vn.hamrong.exchange.Dialect;
import vn.hamrong.exchange.Hospital;

class HospitalFileTest {
    private static final String WHOLE = """
            code: "38901"
            name: Bệnh viện Hoa Phượng
            partition: 7
            connections:
              - name: mllp-main
                port: 2576
                addresses: [10.38.1.0/24, "fd00::1"]
                certificateSubject: CN=his.hoaphuong.example,O=Hoa Phuong
                plain: true
            dialect:
              charset: windows-1258
              sendingFacilities: [HOAPHUONG, 38901]
              mrnAuthorities: [HP]
              codeMaps:
                PV1-2: {NT: I}
              namespaces:
                HP: urn:vn:hamrong:38901:mrn
              duplicateWindow: 36h
              conflictAnswer: AA
            clients: []
            """;

    @Test
    void aDeliveryOverTheWebIsADestinationUnlessItsUrlLeadsAstray() {
        String delivery = WHOLE + """
                deliveries:
                  - name: his
                    by: fhir
                    what: [result]
                    url: %s
                """;

        assertThat(good(delivery.formatted("https://his.hoaphuong.example/fhir"))
                        .hospital()
                        .deliveries())
                .hasSize(1);
        for (String url : new String[] {
            "http://his.hoaphuong.example/fhir",
            "https://a:b@his.example/",
            "https://his.example/?x=1",
            "ftp://his.example/"
        }) {
            assertThat(HospitalFile.of("38901.yaml", delivery.formatted(url), name -> Optional.empty()))
                    .as(url)
                    .isInstanceOf(HospitalFile.Bad.class);
        }
    }

    @Test
    void aDeliveryByMllpIsADestination() {
        Hospital hospital = good(WHOLE + """
                deliveries:
                  - name: his
                    by: mllp
                    what: [referral, result]
                    address: 127.0.0.1:6661
                    letterhead: {charset: TCVN3, version: "2.3", receivingFacility: BVHP, times: minute}
                """).hospital();

        assertThat(hospital.deliveries()).singleElement().satisfies(his -> {
            assertThat(his.fullName()).isEqualTo("38901/his");
            assertThat(his.what()).containsExactlyInAnyOrder(Matter.REFERRAL, Matter.RESULT);
            assertThat(his.pace().atOnce()).isEqualTo(1);
            assertThat(his.address())
                    .isEqualTo(new Destination.Address.Mllp(
                            "127.0.0.1",
                            6661,
                            Optional.empty(),
                            new Destination.Letterhead(
                                    "TCVN3", false, "2.3", "HAMRONG", "HAMRONG", "HIS", "BVHP", Times.MINUTE)));
        });
    }

    @Test
    void aSubscriptionIsALineOfTheFile() {
        HospitalFile read = HospitalFile.of("38901.yaml", WHOLE + """
                        subscriptions:
                          - name: results
                            criteria: Observation?category=laboratory
                            payload: true
                            url: https://his.hoaphuong.example/hook
                        """, name -> Optional.empty());

        assertThat(read).isInstanceOf(HospitalFile.Good.class);
        assertThat(((HospitalFile.Good) read).hospital().hooks())
                .singleElement()
                .satisfies(hook -> {
                    assertThat(hook.fullName()).isEqualTo("38901/hook/results");
                    assertThat(hook.criteria()).isEqualTo("Observation?category=laboratory");
                    assertThat(hook.payload()).isTrue();
                    assertThat(hook.endpoint().url()).hasToString("https://his.hoaphuong.example/hook");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "Observation, http://10.38.4.7/hook, must be https",
        "Observation, https://me@his.example/hook, must be an https URL",
        "Observation, https://his.example/hook?x=1, a user name and a query",
        "Patient, https://his.example/hook, must be a type",
        "Consent?status=active, https://his.example/hook, must be a type"
    })
    void F14_aSubscriptionThatLeadsAstrayIsRefused(String criteria, String url, String fault) {
        HospitalFile read =
                HospitalFile.of("38901.yaml", WHOLE + """
                        subscriptions:
                          - {name: results, criteria: "%s", url: "%s"}
                        """.formatted(criteria, url), name -> Optional.empty());

        assertThat(read).isInstanceOf(HospitalFile.Bad.class);
        assertThat(((HospitalFile.Bad) read).faults())
                .anySatisfy(one -> assertThat(one.english()).contains(fault));
    }

    @Test
    void aWholeFileIsAHospital() {
        Hospital hospital = good(WHOLE).hospital();

        assertThat(hospital.name()).isEqualTo("Bệnh viện Hoa Phượng");
        assertThat(hospital.partition()).isEqualTo(7);
        assertThat(hospital.connections().get(0).port()).isEqualTo(2576);
        assertThat(hospital.connections().get(0).addresses()).containsExactly("10.38.1.0/24", "fd00::1");
        assertThat(hospital.connections().get(0).certificateSubject())
                .hasValue("CN=his.hoaphuong.example,O=Hoa Phuong");
        assertThat(hospital.connections().get(0).plain()).isTrue();
        assertThat(hospital.dialect())
                .isEqualTo(new Dialect(
                        "windows-1258",
                        Set.of("HOAPHUONG", "38901"),
                        Set.of("HP"),
                        Map.of("PV1-2", Map.of("NT", "I")),
                        Map.of("HP", "urn:vn:hamrong:38901:mrn"),
                        Duration.ofHours(36),
                        Acknowledgment.AA));
    }

    @Test
    void whatIsLeftOutIsPlain() {
        Hospital hospital = good("""
                        code: 38901
                        name: Bệnh viện Hoa Phượng
                        partition: 1
                        connections: [{name: mllp-main}]
                        """).hospital();

        assertThat(hospital.dialect()).isEqualTo(Dialect.PLAIN);
        assertThat(hospital.connections().get(0).port()).isEqualTo(2575);
        assertThat(hospital.clients()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "partition: 7                  | partition: 0                    | 3",
                "partition: 7                  | partition: seven                | 3",
                "partition: 7                  | partition: [7]                  | 3",
                "name: Bệnh viện Hoa Phượng    | nane: Bệnh viện Hoa Phượng      | 2",
                "name: Bệnh viện Hoa Phượng    | name: ''                        | 2",
                "name: Bệnh viện Hoa Phượng    | name: !!java.net.URL [http:x]   | 2",
                "name: Bệnh viện Hoa Phượng    | name: &n Bệnh viện              | 2",
                "name: Bệnh viện Hoa Phượng    | partition: 8                    | 3",
                "code: '38901'                 | code: UNKNOWN                   | 1",
                "code: '38901'                 | code: a b                       | 1",
                "code: '38901'                 | code: '38902'                   | 1",
                "port: 2576                    | port: 65536                     | 6",
                "port: 2576                    | port: 0                         | 6",
                "10.38.1.0/24                  | 10.38.1.0/33                    | 7",
                "10.38.1.0/24                  | 10.38.1.256                     | 7",
                "10.38.1.0/24                  | his.example.vn                  | 7",
                "CN=his.hoaphuong.example      | his.hoaphuong.example           | 8",
                "plain: true                   | plain: yes                      | 9",
                "charset: windows-1258         | charset: latin1                 | 11",
                "sendingFacilities: [HOAPHUONG, 38901] | sendingFacilities: HOAPHUONG | 12",
                "PV1-2: {NT: I}                | PV1: {NT: I}                    | 15",
                "HP: urn:vn:hamrong:38901:mrn  | HP: no uri                      | 17",
                "duplicateWindow: 36h          | duplicateWindow: 100d           | 18",
                "duplicateWindow: 36h          | duplicateWindow: P7D            | 18",
                "conflictAnswer: AA            | conflictAnswer: AE              | 19",
                "clients: []                   | clients: {}                     | 20",
                "clients: []                   | 'clients: [{id: his-1, scopes: [system/Patient.rs]}]' | 20",
                "clients: []                   | 'clients: [' | 21",
            })
    void everyFaultHasItsLineAndBothLanguages(String right, String wrong, int line) {
        String text = WHOLE.replace("\"38901\"", "'38901'").replace(right, wrong);

        List<Fault> faults = bad(text).faults();

        assertThat(faults).anySatisfy(fault -> {
            assertThat(fault.file()).isEqualTo("38901.yaml");
            assertThat(fault.line()).isEqualTo(line);
            assertThat(fault.english()).isNotBlank();
            assertThat(fault.vietnamese()).isNotBlank().isNotEqualTo(fault.english());
        });
    }

    @Test
    void aMissingKeyIsNamed() {
        assertThat(bad("name: Bệnh viện\n").faults())
                .extracting(Fault::english)
                .contains("key 'code' is missing", "key 'partition' is missing");
    }

    @Test
    void allFaultsOfAFileAreToldAtOnce() {
        String text = WHOLE.replace("7", "0").replace("windows-1258", "latin1").replace("AA", "AE");

        assertThat(bad(text).faults()).extracting(Fault::line).contains(3, 11, 19);
    }

    @Test
    void neitherDepthNorSizeNorRubbishBreaksTheReader() {
        for (String text : List.of(
                "[".repeat(5000), "a: ".repeat(3000), "x".repeat(300_000), "", "- a", "\u0000", "a: b\n---\nc: d")) {
            assertThatCode(() -> HospitalFile.of("x.yaml", text, KeyFiles.none()))
                    .doesNotThrowAnyException();
            assertThat(HospitalFile.of("x.yaml", text, KeyFiles.none())).isInstanceOf(HospitalFile.Bad.class);
        }
    }

    private static HospitalFile.Good good(String text) {
        HospitalFile file = HospitalFile.of("38901.yaml", text, KeyFiles.none());
        assertThat(file).isInstanceOf(HospitalFile.Good.class);
        return (HospitalFile.Good) file;
    }

    private static HospitalFile.Bad bad(String text) {
        HospitalFile file = HospitalFile.of("38901.yaml", text, KeyFiles.none());
        assertThat(file).isInstanceOf(HospitalFile.Bad.class);
        return (HospitalFile.Bad) file;
    }
}
