package vn.hamrong.exchange.web.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.hamrong.exchange.SourceRecord;
import vn.hamrong.exchange.patients.PatientDesk.Side;
import vn.hamrong.exchange.patients.Traits;
import vn.hamrong.shared.CitizenId;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.PatientId;

class ComparisonTest {
    private static final FacilityCode HERE = new FacilityCode("38901");
    private static final FacilityCode THERE = new FacilityCode("38902");

    @Test
    void marksWhatDiffers() {
        assertThat(Marked.of("1990-05-12", "1990-12-05")).isEqualTo(new Marked("1990-", "05-12", ""));
        assertThat(Marked.of("Lê Thị Lan", "Lê T Lan")).isEqualTo(new Marked("Lê T", "hị", " Lan"));
        assertThat(Marked.of("Lê T Lan", "Lê Thị Lan")).isEqualTo(new Marked("Lê T", "", " Lan"));
        assertThat(Marked.of("", "x")).isEqualTo(new Marked("", "", ""));
        assertThat(Marked.of("aa", "aaa")).isEqualTo(new Marked("aa", "", ""));
    }

    @Test
    void ofAnotherHospitalsRecordOnlyWhatTellsTwoPeopleApartIsShown() {
        Comparison seen = Comparison.of(side(HERE, "BN1"), side(THERE, "77"), HERE);

        assertThat(seen.one().mrn()).isEqualTo("BN1");
        assertThat(seen.other().mrn()).isEmpty();
        String others = seen.lines().stream()
                .map(line -> line.other().before()
                        + line.other().differs()
                        + line.other().after())
                .reduce("", (all, one) -> all + one + "; ");
        assertThat(others)
                .contains("Lê Thị Lan", "1990-05-12", "038••••••234", "xa vi du")
                .doesNotContain("038190001234", "0912345678", "3812345678", "thon 3");
        assertThat(seen.toString()).doesNotContain("Lan");
    }

    @Test
    void twoRecordsOfOneHospitalAreShownInFull() {
        Comparison seen = Comparison.of(side(HERE, "BN1"), side(HERE, "BN2"), HERE);

        assertThat(seen.other().mrn()).isEqualTo("BN2");
        assertThat(seen.lines().stream().map(line -> line.other().before())).contains("038190001234", "0912345678");
    }

    private static Side side(FacilityCode hospital, String mrn) {
        SourceRecord record = new SourceRecord(
                hospital,
                mrn,
                new PatientId("00000000-0000-4000-8000-000000000001"),
                Optional.empty(),
                "",
                "",
                "{}",
                JournalNumber.NONE,
                Instant.EPOCH);
        return new Side(
                record,
                new Traits(
                        "Lê Thị Lan",
                        "1990-05-12",
                        "female",
                        Optional.of(new CitizenId("038190001234")),
                        Set.of("3812345678"),
                        Set.of("0912345678"),
                        new Traits.Home("thon 3", "xa vi du", "thanh hoa"),
                        Optional.empty()));
    }
}
