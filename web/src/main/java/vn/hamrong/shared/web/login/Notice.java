package vn.hamrong.shared.web.login;

import java.util.Locale;
import java.util.stream.Stream;

/** What the login page says above its form; the words are {@code login.notice.<name>}. */
enum Notice {
    NONE,
    REFUSED,
    IDLE,
    TOO_LONG,
    ELSEWHERE,
    CHANGED,
    SIGNED_OUT,
    PASSWORD_SET,
    ISSUER_AWAY,
    ISSUER_REFUSED,
    NOT_A_PERSON;

    /** The notice a redirect asks for; anything else says nothing. */
    static Notice of(String name) {
        return Stream.of(values())
                .filter(notice -> notice.name().equals(name))
                .findFirst()
                .orElse(NONE);
    }

    /** The last part of its message key. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
