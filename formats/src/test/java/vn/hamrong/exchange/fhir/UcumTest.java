package vn.hamrong.exchange.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UcumTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mg",
                "mg/dL",
                "10*9/L",
                "mm[Hg]",
                "%",
                "Cel",
                "/min",
                "{beats}/min",
                "mL/min/{1.73_m2}",
                "kg/m2",
                "mL/min/(173.10*-2.m2)",
                "k[IU]/L",
                "umol/L"
            })
    void whatHospitalsWriteInUcumIsAUnit(String code) {
        assertThat(Ucum.isUnit(code)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "q", "xx", "mcg", "mgdL", "mg//dL", "Celsius", "{a", "(mg"})
    void anythingElseIsNone(String code) {
        assertThat(Ucum.isUnit(code)).isFalse();
    }
}
