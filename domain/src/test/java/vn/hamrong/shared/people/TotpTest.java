package vn.hamrong.shared.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    /** The secret of RFC 6238, appendix B. */
    private static final TotpSecret RFC = new TotpSecret("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void showsTheCodesOfTheStandard(long second, String code) {
        assertThat(Totp.code(RFC, Instant.ofEpochSecond(second))).isEqualTo(code);
        assertThat(Totp.step(RFC, code, Instant.ofEpochSecond(second))).hasValue(second / 30);
    }

    @Test
    void forgivesOneStepEitherWayAndNoMore() {
        Instant noon = Instant.parse("2026-11-22T05:00:00Z");
        String code = Totp.code(RFC, noon);

        assertThat(Totp.step(RFC, code, noon.plusSeconds(30))).isPresent();
        assertThat(Totp.step(RFC, code, noon.minusSeconds(30))).isPresent();
        assertThat(Totp.step(RFC, code, noon.plusSeconds(60))).isEmpty();
        assertThat(Totp.step(RFC, code, noon.minusSeconds(60))).isEmpty();
        assertThat(Totp.step(RFC, " " + code.substring(0, 3) + " " + code.substring(3), noon))
                .isPresent();
        assertThat(Totp.step(RFC, "", noon)).isEmpty();
    }

    @Test
    void aSecretIsWrittenAsAuthenticatorsReadItAndNeverPrinted() {
        assertThat(RFC.text()).isEqualTo("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assertThat(RFC.uri("Hàm Rồng", "lan.nguyen"))
                .isEqualTo("otpauth://totp/H%C3%A0m%20R%E1%BB%93ng:lan.nguyen?secret="
                        + "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=H%C3%A0m%20R%E1%BB%93ng");
        assertThat(RFC.toString()).doesNotContain("GEZD");
        assertThatThrownBy(() -> new TotpSecret(new byte[10])).isInstanceOf(IllegalArgumentException.class);
    }
}
