package vn.hamrong.exchange.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.hamrong.shared.CitizenId;

class SearchKeyTest {

    @Test
    void aNameIsFoundFromEachOfItsWordsOn() {
        assertThat(SearchKey.name("Nguyễn  Văn Đức"))
                .extracting(SearchKey::word)
                .containsExactly("n:nguyen van duc", "n:van duc", "n:duc");
        assertThat(SearchKey.name("Nguyễn Văn Đức")).allMatch(key -> key.name().equals("nguyen van duc"));
        assertThat(SearchKey.name(" - ")).isEmpty();
        assertThat(SearchKey.name("a ".repeat(300))).hasSize(8);
    }

    @Test
    void aCardIsFoundWholeAndByItsLastTenDigits() {
        assertThat(SearchKey.card("dn 4 38 1900000012"))
                .extracting(SearchKey::word)
                .containsExactly("b:DN4381900000012", "b:1900000012");
        assertThat(SearchKey.card("1900000012")).extracting(SearchKey::word).containsExactly("b:1900000012");
        assertThat(SearchKey.card("--")).isEmpty();
    }

    @Test
    void neverPrintsTheValue() {
        assertThat(SearchKey.citizen(new CitizenId("038190000001"))).hasToString("SearchKey[c]");
    }
}
