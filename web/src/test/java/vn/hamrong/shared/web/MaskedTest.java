package vn.hamrong.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedTest {

    @ParameterizedTest
    @CsvSource({
        "038190012345, 038••••••345",
        "DN4383812345678, DN4•••••••••678",
        "123456789, 123•••789",
        "12345678, ••••••78",
        "12345, •••45",
        "1234, ••••",
        "'', ''"
    })
    void showsTooLittleToFindAnybodyBy(String number, String shown) {
        assertThat(Masked.of(number)).isEqualTo(shown);
    }
}
