package vn.hamrong.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.hamrong.shared.CitizenId;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.PatientId;

class PatientJoinTest {
    private static final PatientId LAN_ID = new PatientId("00000000-0000-4000-8000-000000000001");
    private static final SourceRecord LAN = new SourceRecord(
            new FacilityCode("38001"),
            "BN01",
            LAN_ID,
            Optional.of(new CitizenId("038190001234")),
            "1990-05-01",
            "le thi lan",
            "{}",
            new JournalNumber(1),
            Instant.EPOCH);

    @Test
    void joinsWhenNumberBirthDateAndNameAgree() {
        PatientJoin join = PatientJoin.decide("1990-05-01", "le thi lan", List.of(LAN));

        assertThat(join).isEqualTo(new PatientJoin.Joined(LAN_ID, LAN));
    }

    @Test
    void neverJoinsByTheNumberAlone() {
        assertThat(PatientJoin.decide("1990-05-01", "tran van hung", List.of(LAN)))
                .isEqualTo(new PatientJoin.Alone(List.of(LAN)));
        assertThat(PatientJoin.decide("1991-05-01", "le thi lan", List.of(LAN)))
                .isEqualTo(new PatientJoin.Alone(List.of(LAN)));
    }

    @Test
    void whatIsUnknownAgreesWithNothing() {
        assertThat(PatientJoin.decide("", "le thi lan", List.of(LAN))).isEqualTo(new PatientJoin.Alone(List.of(LAN)));
        assertThat(PatientJoin.decide("1990-05-01", "", List.of(LAN))).isEqualTo(new PatientJoin.Alone(List.of(LAN)));
    }
}
