package vn.hamrong.app.patients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PatientsCallTest {

    @Test
    void understandsItsVerbsOptionsAndSettings() {
        PatientsCall call = call("decide 12 same --by thu --why ok --preview --hamrong.data-folder=x")
                .orElseThrow();

        assertThat(call.verb()).isEqualTo("decide");
        assertThat(call.words()).containsExactly("12", "same");
        assertThat(call.preview()).isTrue();
        assertThat(call.settings()).containsExactly("--hamrong.data-folder=x");
        assertThat(call("list --facility 38901").orElseThrow().option("--facility"))
                .contains("38901");
    }

    @Test
    void nobodyDecidesWithoutANameAndAReason() {
        assertThat(call("decide 12 same --by thu")).isEmpty();
        assertThat(call("merge a b --why ok")).isEmpty();
        assertThat(call("show 12")).isEmpty();
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThat(call("")).isEmpty();
        assertThat(call("forget 12")).isEmpty();
        assertThat(call("list all")).isEmpty();
        assertThat(call("list --all")).isEmpty();
        assertThat(call("list --facility")).isEmpty();
    }

    private static Optional<PatientsCall> call(String words) {
        return PatientsCall.of(List.of(words.split(" ", -1)));
    }
}
