package vn.hamrong.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.hamrong.bench.BenchHospital;
import vn.hamrong.exchange.Dialect;
import vn.hamrong.exchange.hl7.CharacterSets;
import vn.hamrong.exchange.hl7.EnvelopeReader;
import vn.hamrong.exchange.hl7.Reading;

class MessagesTest {

    @Test
    void everyMessageIsNewAndReadableAndOneInTenIsOfANewPatient() {
        Messages messages = new Messages("T");
        Set<String> controlIds = new HashSet<>();
        Set<String> patients = new HashSet<>();
        for (int i = 0; i < 600; i++) {
            Reading reading = new EnvelopeReader(Dialect.PLAIN, false).read(messages.next(BenchHospital.ALL.get(0)));
            assertThat(reading).isInstanceOf(Reading.Read.class);
            controlIds.add(reading.envelope().controlId());
            patients.add(reading.envelope().mrn());
        }

        assertThat(controlIds).hasSize(600);
        assertThat(patients).hasSizeBetween(200, 270);
    }

    @Test
    void everyHospitalsCharacterSetCanSayIt() {
        Messages messages = new Messages("T");

        assertThat(BenchHospital.ALL)
                .allSatisfy(hospital -> assertThat(CharacterSets.text(messages.next(hospital), hospital.charset()))
                        .contains("Hồng cầu và tiểu cầu bình thường", "Nguyễn^Thị Phượng"));
    }
}
