package vn.hamrong.exchange.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.hamrong.exchange.Acknowledgment;
import vn.hamrong.exchange.Dialect;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.shared.FacilityCode;

class ShadowTest {
    private static final String TEXT = """
            MSH|^~\\&|HIS|BVTHU|HUB|SYT|20261122071500||ADT^A08|C%s|P|2.5.1
            PID|1||00012%s^^^BVTHU^MR||NGUYỄN^AN||19900312|%s
            """;

    @Test
    void namesTheElementsThatAChangedMapWouldAlterAndNoValue() {
        List<Shadow.Change> changes = new Shadow(
                        hospital("38777", Map.of()), hospital("38777", Map.of("PID-8", Map.of("Nam", "M"))))
                .run(List.of(message(1, "Nam"), message(2, "F")));

        assertThat(changes).hasSize(1);
        assertThat(changes.get(0).message()).isEqualTo("#1");
        assertThat(changes.get(0).places()).isNotEmpty().allMatch(place -> place.startsWith("Patient."));
        assertThat(changes.get(0).after()).contains("\"gender\": \"male\"");
        assertThat(changes.toString()).doesNotContain("NGUYỄN");
    }

    @Test
    void sameFileSameOutput() {
        Hospital same = hospital("38777", Map.of());

        assertThat(new Shadow(same, same).run(List.of(message(1, "Nam")))).isEmpty();
    }

    @Test
    void aMessageThatWouldBeRefusedIsAChangeOfTheWhole() {
        Hospital utf8 = hospital("38777", Map.of());
        Hospital other =
                new Hospital(utf8.code(), utf8.name(), 9, List.of(), List.of(), dialect("windows-1258", Map.of()));
        byte[] odd = {'M', 'S', 'H', '|', '^', '~', '\\', '&', '|', (byte) 0xff, (byte) 0xfe};

        List<Shadow.Change> changes = new Shadow(other, utf8).run(List.of(new Shadow.Message("#7", odd)));

        assertThat(changes).hasSize(1);
        assertThat(changes.get(0).places()).containsExactly("the whole message");
    }

    @Test
    void comparesFilesOfOneHospitalOnly() {
        assertThatThrownBy(() -> new Shadow(hospital("38777", Map.of()), hospital("38778", Map.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Shadow.Message message(int number, String sex) {
        String text = TEXT.formatted(number, number, sex).replace("\n", "\r");
        return new Shadow.Message("#" + number, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Hospital hospital(String code, Map<String, Map<String, String>> maps) {
        return new Hospital(new FacilityCode(code), "Giả định", 9, List.of(), List.of(), dialect("UTF-8", maps));
    }

    private static Dialect dialect(String charset, Map<String, Map<String, String>> maps) {
        return new Dialect(
                charset, Set.of("BVTHU"), Set.of("BVTHU"), maps, Map.of(), Duration.ofDays(7), Acknowledgment.AR);
    }
}
