package vn.hamrong.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.hamrong.shared.FacilityCode;

class AddresseeTest {
    private static final FacilityCode HAM_RONG = new FacilityCode("38901");
    private static final FacilityCode SONG_MA = new FacilityCode("38902");
    private static final List<Hospital> JOINED = List.of(
            hospital("38901", 1, "BVHAMRONG", "BV01"), hospital("38902", 2, "SONGMA"), hospital("38903", 3, "BV01"));

    @Test
    void aCodeOrANameThatOneHospitalGoesByIsThatHospital() {
        assertThat(Addressee.of("38902", HAM_RONG, JOINED)).hasValue(SONG_MA);
        assertThat(Addressee.of(" SONGMA ", HAM_RONG, JOINED)).hasValue(SONG_MA);
    }

    @Test
    void anythingElseIsAddressedToNobody() {
        for (String name : List.of("", "SYT", "38001", "songma", "BV01", "38901", "BVHAMRONG")) {
            assertThat(Addressee.of(name, HAM_RONG, JOINED)).as(name).isEmpty();
        }
    }

    private static Hospital hospital(String code, int partition, String... names) {
        Dialect dialect = new Dialect(
                "UTF-8",
                Set.of(names),
                Set.of(),
                Map.of(),
                Map.of(),
                Dialect.PLAIN.duplicateWindow(),
                Acknowledgment.AR);
        return new Hospital(new FacilityCode(code), code, partition, List.of(), List.of(), dialect);
    }
}
