package vn.hamrong.exchange.hospitals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.hamrong.exchange.Hospital;

class HospitalFilesTest {

    @Test
    void theHospitalsOfThisRepositoryAreRight() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(Path.of("../config/hospitals"))) {
            for (Path file : files.toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
        }

        assertThat(hospitals(texts))
                .extracting(hospital -> hospital.dialect().charset())
                .containsExactly("UTF-8", "windows-1258", "TCVN3", "UTF-8");
    }

    @Test
    void noFacilityAndNoPartitionIsUsedTwice() {
        assertThat(faults(Map.of(
                        "aa.yaml",
                        file("aa", 1, "{name: m, port: 1}"),
                        "bb.yaml",
                        file("bb", 1, "{name: m, port: 2}"))))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.file()).isEqualTo("bb.yaml");
                    assertThat(fault.line()).isEqualTo(3);
                    assertThat(fault.english()).isEqualTo("'partition' is already used in aa.yaml");
                });
    }

    @Test
    void twoOnOnePortMustBeToldApart() {
        assertThat(portFaults("{name: m}", "{name: m}")).isEqualTo(1);
        assertThat(portFaults("{name: m, addresses: [10.1.0.0/16]}", "{name: m}"))
                .isEqualTo(1);
        assertThat(portFaults("{name: m, addresses: [10.1.0.0/16]}", "{name: m, addresses: [10.1.2.3]}"))
                .isEqualTo(1);
        assertThat(portFaults("{name: m, certificateSubject: CN=a}", "{name: m, certificateSubject: 'CN = a'}"))
                .isEqualTo(1);
        assertThat(portFaults("{name: m, certificateSubject: CN=a}", "{name: m}"))
                .isEqualTo(1);
    }

    @Test
    void addressesCertificatesAndPortsTellApart() {
        assertThat(portFaults("{name: m, port: 2576}", "{name: m, port: 2577}")).isZero();
        assertThat(portFaults("{name: m, addresses: [10.1.0.0/16]}", "{name: m, addresses: [10.2.0.0/16, 'fd00::/8']}"))
                .isZero();
        assertThat(portFaults("{name: m, certificateSubject: CN=a}", "{name: m, certificateSubject: CN=b}"))
                .isZero();
    }

    @Test
    void aClientBelongsToOneHospital() {
        String client = "clients:\n  - {id: his, jwksFile: his.json, scopes: [system/*.rs]}\n";
        Map<String, String> texts = Map.of(
                "aa.yaml", file("aa", 1, "{name: m, port: 1}") + client,
                "bb.yaml", file("bb", 2, "{name: m, port: 2}") + client);

        HospitalFiles read = HospitalFiles.of(texts, name -> Optional.of(JwksTest.ES384));

        assertThat(((HospitalFiles.Bad) read).faults())
                .extracting(Fault::toString)
                .containsExactly("bb.yaml:6: client id is already used in aa.yaml · mã client đã dùng trong aa.yaml");
    }

    private static int portFaults(String one, String other) {
        HospitalFiles read = HospitalFiles.of(
                Map.of("aa.yaml", file("aa", 1, one), "bb.yaml", file("bb", 2, other)), KeyFiles.none());
        return read instanceof HospitalFiles.Bad bad ? bad.faults().size() : 0;
    }

    private static String file(String code, int partition, String connection) {
        return "code: " + code + "\nname: Bệnh viện\npartition: " + partition + "\nconnections: [" + connection + "]\n";
    }

    private static List<Hospital> hospitals(Map<String, String> texts) {
        HospitalFiles read = HospitalFiles.of(texts, KeyFiles.none());
        assertThat(read).isInstanceOf(HospitalFiles.Good.class);
        return ((HospitalFiles.Good) read).hospitals();
    }

    private static List<Fault> faults(Map<String, String> texts) {
        return ((HospitalFiles.Bad) HospitalFiles.of(texts, KeyFiles.none())).faults();
    }
}
