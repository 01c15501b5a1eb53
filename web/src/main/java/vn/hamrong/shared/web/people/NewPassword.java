package vn.hamrong.shared.web.people;

import java.util.Locale;
import vn.hamrong.shared.StaffMember;
import vn.hamrong.shared.people.PasswordRule;

/** What is wrong with a password somebody wants, as the last part of the message key {@code password.fault.*}. */
final class NewPassword {
    private NewPassword() {}

    /** Empty when it is good. */
    static String fault(String password, String again, StaffMember member) {
        if (!password.equals(again)) {
            return "not-the-same";
        }
        PasswordRule rule = PasswordRule.of(password, member);
        return rule == PasswordRule.GOOD
                ? ""
                : rule.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
