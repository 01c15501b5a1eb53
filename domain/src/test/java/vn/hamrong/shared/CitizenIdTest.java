package vn.hamrong.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CitizenIdTest {

    @Test
    void neverPrintsTheWholeNumber() {
        assertThat(new CitizenId("038090001234")).hasToString("CitizenId[********1234]");
    }

    @Test
    void refusesAnythingButTwelveDigitsWithoutRepeatingIt() {
        assertThatThrownBy(() -> new CitizenId("03809000123"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("citizen id needs 12 digits, got 11 characters");
        assertThat(CitizenId.in("not a number")).isEmpty();
    }
}
