package vn.hamrong.shared.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hamrong.shared.Role;
import vn.hamrong.shared.StaffMember;

class PasswordRuleTest {
    private static final StaffMember LAN = new Desk().person("lan.nguyen", Desk.HAC_THANH, Role.DOCTOR);

    @ParameterizedTest
    @ValueSource(strings = {"con trâu đi cày", "xanh như lá mạ", "7 con mèo đen", "aB3!aB3!xy"})
    void aSentenceWillDo(String password) {
        assertThat(PasswordRule.of(password, LAN)).isEqualTo(PasswordRule.GOOD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"matkhau123", "Mật khẩu 2026", "BenhVien@123", "1234567890", "aaaaaaaaaaaa", "lan.nguyen2026!"})
    void whatIsGuessedFirstWillNot(String password) {
        assertThat(PasswordRule.of(password, LAN)).isEqualTo(PasswordRule.GUESSABLE);
    }

    @Test
    void countsCharactersAtTheShortEndAndBytesAtTheLongOne() {
        assertThat(PasswordRule.of("chín ký tự".substring(1), LAN)).isEqualTo(PasswordRule.TOO_SHORT);
        assertThat(PasswordRule.of("", LAN)).isEqualTo(PasswordRule.TOO_SHORT);
        assertThat(PasswordRule.of("con trâu và con bò ".repeat(3), LAN)).isEqualTo(PasswordRule.GOOD);
        assertThat(PasswordRule.of("con trâu và con bò ".repeat(4), LAN)).isEqualTo(PasswordRule.TOO_LONG);
    }
}
