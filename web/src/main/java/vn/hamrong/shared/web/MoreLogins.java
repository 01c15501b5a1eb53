package vn.hamrong.shared.web;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/** Ways to sign in that need filters of their own in the pages' chain. */
@FunctionalInterface
public interface MoreLogins {

    /** Adds them; throws what building a chain throws. */
    void into(HttpSecurity http) throws Exception;
}
