package vn.hamrong.exchange.routes.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.exchange.Hospitals;
import vn.hamrong.exchange.Lane;
import vn.hamrong.exchange.WaitingMessage;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;

class RecordReaderTest {
    private static final FacilityCode HOSPITAL = new FacilityCode("38001");
    private static final String HEADER = "MSH|^~\\&|HIS|38001|HUB|SYT|20261122071500+0700||%s|C1|P|2.5.1\r";

    private final RecordReader reader = new RecordReader(new NoHospitals());

    @Test
    void aMessageThatIsItsHeaderAloneIsForAPersonToSee() {
        Reading reading = reader.read(waiting(HEADER.formatted("ADT^A08")));

        assertThat(reading).isEqualTo(new Reading.Puzzling("nothing in the message can become part of a record"));
    }

    @Test
    void aMessageAboutAPatientIsUnderstood() {
        Reading reading =
                reader.read(waiting(HEADER.formatted("ADT^A08") + "PID|1||0001234^^^^PI||NGUYỄN^AN^VĂN||19900312|M\r"));

        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Understood.class,
                        understood -> assertThat(understood.mrn()).isEqualTo("0001234"));
    }

    @Test
    void aMessageOfTwoPatientsIsForAPersonToSeeAndOneThatNamesItsPatientTwiceIsNot() {
        String pid = "PID|1||%s^^^^PI||NGUYỄN^AN^VĂN||19900312|M\r";
        String both = HEADER.formatted("ORU^R01") + pid.formatted("0001234") + pid.formatted("0005678");
        String same = HEADER.formatted("ORU^R01") + pid.formatted("0001234") + pid.formatted("0001234");

        assertThat(reader.read(waiting(both)))
                .isEqualTo(new Reading.Puzzling("the message speaks of 2 patients: have it sent as one message each"));
        assertThat(reader.read(waiting(same))).isInstanceOf(Reading.Understood.class);
    }

    @Test
    void aMergeOfSeveralNumbersAtOnceIsForAPersonToSee() {
        String merge = HEADER.formatted("ADT^A40") + "PID|1||0001234^^^^PI||NGUYỄN^AN\rMRG|0000001^^^^PI\r";

        assertThat(reader.read(waiting(merge))).isInstanceOf(Reading.Understood.class);
        assertThat(reader.read(waiting(merge + "MRG|0000002^^^^PI\r")))
                .isEqualTo(new Reading.Puzzling(
                        "the message merges more than one number: have it sent as one message each"));
    }

    private static WaitingMessage waiting(String text) {
        return new WaitingMessage(
                new JournalNumber(1),
                HOSPITAL,
                "port",
                "ADT^A08",
                text.getBytes(StandardCharsets.UTF_8),
                "UTF-8",
                Instant.EPOCH,
                Lane.ofHospital(HOSPITAL),
                Optional.empty(),
                0);
    }

    private static final class NoHospitals implements Hospitals {
        @Override
        public Optional<Hospital> find(FacilityCode code) {
            return Optional.empty();
        }

        @Override
        public List<Hospital> all() {
            return List.of();
        }
    }
}
