package vn.hamrong.shared.web;

import java.util.List;
import java.util.Optional;
import vn.hamrong.shared.StaffMember;

/**
 * Whether this hub is a demo in which everybody is invented, and who may be signed in there with one click. No setting makes
 * one: only {@code ./hub demo} does.
 *
 * @param people in the order of their buttons; nobody outside the demo
 */
public record Demo(boolean on, List<StaffMember> people) {
    public static final Demo NO = new Demo(false, List.of());

    public Demo {
        people = List.copyOf(people);
        if (!on && !people.isEmpty()) {
            throw new IllegalArgumentException("people sign in with one click in the demo only");
        }
    }

    /** The one with this login name. */
    public Optional<StaffMember> person(String login) {
        return people.stream()
                .filter(person -> person.login().value().equals(login))
                .findFirst();
    }
}
