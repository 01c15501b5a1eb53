package vn.hamrong.shared.people;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import vn.hamrong.shared.StaffMember;

/**
 * What a password must be: 10 characters or more, at most 72 bytes (all that bcrypt sees), and nothing that is guessed
 * first. No rule about kinds of characters: they make passwords no better (NIST SP 800-63B, section 5.1.1.2).
 */
public enum PasswordRule {
    GOOD,
    TOO_SHORT,
    TOO_LONG,
    GUESSABLE;

    public static final int MIN = 10;
    private static final int BYTES_MAX = 72;
    private static final int NAME_PART_MIN = 4;
    private static final Set<String> FIRST_GUESSES = Set.of(
            "password", "matkhau", "mậtkhẩu", "benhvien", "bệnhviện", "hamrong", "hàmrồng", "thanhhoa", "qwerty");

    /** Judges the password this person wants. */
    public static PasswordRule of(String password, StaffMember member) {
        if (password.codePointCount(0, password.length()) < MIN) {
            return TOO_SHORT;
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > BYTES_MAX) {
            return TOO_LONG;
        }
        return guessable(password.toLowerCase(Locale.ROOT), member) ? GUESSABLE : GOOD;
    }

    private static boolean guessable(String lower, StaffMember member) {
        String letters = lower.replaceAll("[\\s\\d\\p{Punct}]", "");
        boolean few = lower.chars().distinct().count() < 5;
        String login = member.login().value();
        boolean named = login.length() >= NAME_PART_MIN && lower.contains(login);
        return few || named || "12345678901234567890".contains(lower) || FIRST_GUESSES.contains(letters);
    }
}
