package vn.hamrong.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.hamrong.exchange.Acknowledgment;
import vn.hamrong.exchange.Conservation;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.exchange.Hospitals;
import vn.hamrong.exchange.hl7.CharacterSets;
import vn.hamrong.exchange.hl7.ContentKeys;
import vn.hamrong.exchange.hl7.EnvelopeReader;
import vn.hamrong.exchange.hl7.Reading;
import vn.hamrong.exchange.hospitals.ConfiguredHospitals;
import vn.hamrong.exchange.hospitals.HospitalFiles;
import vn.hamrong.exchange.hospitals.KeyFiles;
import vn.hamrong.shared.FacilityCode;

class DayTest {
    private static final Day DAY = Day.of(7);
    private static final Pattern CITIZEN = Pattern.compile("PID\\|1\\|\\|[^|~]*~([0-9]{12})[^|]*\\|\\|([^|]*)");

    @Test
    void theSameSeedGivesTheSameBytesAndCounts() {
        Day again = Day.of(7);

        assertThat(again.expectation()).isEqualTo(DAY.expectation());
        assertThat(again.messages()).hasSameSizeAs(DAY.messages());
        for (int i = 0; i < again.messages().size(); i++) {
            assertThat(again.messages().get(i).content())
                    .isEqualTo(DAY.messages().get(i).content());
        }
    }

    @Test
    void anotherSeedUsesOtherControlIds() {
        assertThat(controlIds(Day.of(8))).doesNotContainAnyElementsOf(controlIds(DAY));
    }

    @Test
    void threeHospitalsPlayEverythingThatHappens() {
        assertThat(DAY.messages()).hasSizeBetween(300, 1500);
        assertThat(DAY.messages())
                .extracting(message -> message.name().replaceAll(" again$", "").replaceAll("^\\S+ \\S+ ", ""))
                .contains(
                        "admission",
                        "transfer",
                        "discharge",
                        "update before the admission",
                        "result",
                        "picture",
                        "order",
                        "charges",
                        "appointment",
                        "merge",
                        "merge with nobody",
                        "used control id",
                        "without control id",
                        "in another's name");
        assertThat(DAY.expectation().repeated()).isGreaterThan(10);
    }

    @Test
    void everyHospitalsCountsAddUp() {
        assertThat(DAY.expectation().hospitals()).hasSize(3).allSatisfy(hospital -> {
            assertThat(hospital.holds()).isTrue();
            assertThat(hospital.waiting()).isEqualTo(2);
            assertThat(hospital.parked()).isEqualTo(2);
            assertThat(hospital.refused()).isEqualTo(2);
        });
        assertThat(DAY.expectation().patients()).isGreaterThan(60);
    }

    /** Counted a second way: by what the hub's own reader makes of the bytes. */
    @Test
    void theHubReadsEveryMessageAsTheScriptSays() throws IOException {
        Hospitals hospitals = hospitals();
        Map<String, String> kept = new HashMap<>();
        for (Scripted message : DAY.messages()) {
            Hospital hospital = hospitals.find(message.hospital()).orElseThrow();
            Reading reading = new EnvelopeReader(hospital.dialect(), false).read(message.content());
            Acknowledgment answer = answer(reading, hospital, message, kept);
            assertThat(answer).as(message.name()).isEqualTo(message.expected());
        }
    }

    @Test
    void namesSurviveEachHospitalsCharacterSet() throws IOException {
        Hospitals hospitals = hospitals();
        Map<String, Set<String>> names = new TreeMap<>();
        for (Scripted message : DAY.messages()) {
            String charset =
                    hospitals.find(message.hospital()).orElseThrow().dialect().charset();
            String text = CharacterSets.text(message.content(), charset);
            Set<String> some = names.computeIfAbsent(charset, key -> new HashSet<>());
            Stream.of("Nguyễn", "Đức", "Thị Mỹ Duyên", "Phượng", "Hữu Thắng", "Thủy", "Nhẫn", "Quỳnh")
                    .filter(text::contains)
                    .forEach(some::add);
        }

        assertThat(names)
                .hasSize(3)
                .allSatisfy((charset, found) -> assertThat(found).hasSizeGreaterThan(3));
    }

    @Test
    void oneCitizenIsSeenInTwoHospitalsAndOneNumberHasTwoNames() throws IOException {
        Map<String, Set<String>> names = new TreeMap<>();
        Map<String, Set<FacilityCode>> seen = new TreeMap<>();
        Hospitals hospitals = hospitals();
        for (Scripted message : DAY.messages()) {
            String charset =
                    hospitals.find(message.hospital()).orElseThrow().dialect().charset();
            Matcher pid = CITIZEN.matcher(CharacterSets.text(message.content(), charset));
            if (pid.find()) {
                names.computeIfAbsent(pid.group(1), key -> new HashSet<>()).add(pid.group(2));
                seen.computeIfAbsent(pid.group(1), key -> new HashSet<>()).add(message.hospital());
            }
        }

        assertThat(names.values().stream().filter(some -> some.size() > 1)).hasSize(1);
        assertThat(seen.values().stream().filter(some -> some.size() > 1)).hasSize(2);
    }

    private static Acknowledgment answer(
            Reading reading, Hospital hospital, Scripted message, Map<String, String> kept) {
        if (!(reading instanceof Reading.Read)
                || !hospital.dialect()
                        .sendingFacilities()
                        .contains(reading.envelope().sendingFacility())) {
            return Acknowledgment.AR;
        }
        String key = hospital.code() + "|" + reading.envelope().controlId();
        String content = ContentKeys.contentKey(message.content());
        String before = kept.putIfAbsent(key, content);
        return before == null || before.equals(content) ? Acknowledgment.AA : Acknowledgment.AR;
    }

    private static List<String> controlIds(Day day) {
        return day.messages().stream()
                .map(Scripted::controlId)
                .filter(id -> !id.isEmpty())
                .toList();
    }

    static Hospitals hospitals() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(Path.of("../config/hospitals"))) {
            for (Path file : files.toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return new ConfiguredHospitals(((HospitalFiles.Good) HospitalFiles.of(texts, KeyFiles.none())).hospitals());
    }

    @Test
    void everyHospitalOfTheDayHasItsFile() throws IOException {
        assertThat(DAY.expectation().hospitals())
                .extracting(Conservation::hospital)
                .containsExactlyElementsOf(hospitals().all().stream()
                        .filter(hospital -> !hospital.connections().isEmpty())
                        .map(Hospital::code)
                        .toList());
    }
}
