package vn.hamrong.shared.web;

import java.util.Map;
import vn.hamrong.shared.LoginName;

/**
 * Whether this hub is a demo in which everybody is invented, and who may be signed in there with one click.
 *
 * @param people login name by the words on its button; empty outside the demo
 */
public record Demo(boolean on, Map<String, LoginName> people) {
    public static final Demo NO = new Demo(false, Map.of());

    public Demo {
        people = Map.copyOf(people);
        if (!on && !people.isEmpty()) {
            throw new IllegalArgumentException("people sign in with one click in the demo only");
        }
    }
}
