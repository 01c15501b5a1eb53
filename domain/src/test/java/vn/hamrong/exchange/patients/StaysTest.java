package vn.hamrong.exchange.patients;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.hamrong.exchange.SourceRecord;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.audit.Stay;

/** Under whose ids a person's records stood, through merges, their undoing and splits. */
class StaysTest {
    private static final PatientId LAN = new PatientId("0a1b2c3d-0000-4000-8000-000000000001");
    private static final PatientId MAI = new PatientId("0a1b2c3d-0000-4000-8000-000000000002");
    private static final PatientId NEW = new PatientId("0a1b2c3d-0000-4000-8000-000000000003");
    private static final Instant MONDAY = Instant.parse("2026-11-23T01:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-24T01:00:00Z");
    private static final Standing.Filed LANS = filed(1, "38901", "BN01", LAN);
    private static final Standing.Filed MAIS = filed(2, "38902", "M7", MAI);

    @Test
    void whoWasNeverLinkedStoodInOnePlace() {
        assertThat(Stays.of(new Standing(List.of(LANS), List.of()), LAN)).containsExactly(Stay.always(LAN));
    }

    @Test
    void whatWasJoinedIsFollowedUnderBothIds() {
        Standing joined =
                new Standing(List.of(LANS, MAIS), List.of(made(new Link.Persons(LAN, MAI), MONDAY, Optional.empty())));

        assertThat(Stays.of(joined, MAI)).containsExactly(Stay.always(MAI), Stay.always(LAN));
    }

    @Test
    void whoWasJoinedByMistakeIsFollowedUnderTheOtherIdForThatTimeOnly() {
        Standing parted = new Standing(
                List.of(LANS, MAIS), List.of(made(new Link.Persons(LAN, MAI), MONDAY, Optional.of(TUESDAY))));

        assertThat(Stays.of(parted, LAN)).containsExactly(Stay.always(LAN), new Stay(MAI, MONDAY, TUESDAY));
        assertThat(Stays.of(parted, MAI)).containsExactly(Stay.always(MAI));
    }

    @Test
    void whoWasSplitOffIsFollowedBackToWhereTheRecordStood() {
        Standing.Filed moved = filed(2, "38902", "M7", NEW);
        Link split = new Link.Split(new RecordKey(new FacilityCode("38902"), "M7"), LAN, NEW);
        Standing standing = new Standing(List.of(LANS, moved), List.of(made(split, TUESDAY, Optional.empty())));

        assertThat(Stays.of(standing, NEW)).containsExactly(Stay.always(NEW), new Stay(LAN, Instant.MIN, TUESDAY));
        assertThat(Stays.of(standing, LAN)).containsExactly(Stay.always(LAN));
    }

    @Test
    void aNumberThatItsHospitalMergedAwayBringsItsPatientAlong() {
        Standing.Filed old = filed(2, "38901", "BN00", MAI);
        Link numbers = new Link.Numbers(new FacilityCode("38901"), "BN00", "BN01");
        Standing standing = new Standing(List.of(LANS, old), List.of(made(numbers, MONDAY, Optional.empty())));

        assertThat(Stays.of(standing, LAN)).containsExactly(Stay.always(LAN), Stay.always(MAI));
    }

    private static Link.Made made(Link link, Instant at, Optional<Instant> undone) {
        return new Link.Made(
                1,
                link,
                JournalNumber.NONE,
                new Link.Mark("thu", at, "test"),
                undone.map(then -> new Link.Mark("thu", then, "test")));
    }

    private static Standing.Filed filed(long row, String hospital, String mrn, PatientId home) {
        SourceRecord record = new SourceRecord(
                new FacilityCode(hospital), mrn, home, Optional.empty(), "", "", "{}", JournalNumber.NONE, MONDAY);
        return new Standing.Filed(row, record, home);
    }
}
