package vn.hamrong.shared.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hamrong.shared.Role;

/**
 * What is around a page.
 *
 * @param me who looks; null before signing in
 * @param facility the name of their hospital
 * @param menu what they may open
 * @param path where they are, as a way back
 * @param language {@code vi} or {@code en}
 * @param csrf what every post must bring along
 * @param request id, to quote when asking for help
 * @param demo whether everything here is invented
 */
public record Frame(
        @Nullable SignedIn me,
        String facility,
        List<Line> menu,
        String path,
        String language,
        Csrf csrf,
        String request,
        boolean demo) {

    /** One line of the menu; {@code here}: the page it leads to is open. */
    public record Line(String name, String path, boolean here) {}

    /** Roles of who looks, always in the same order. */
    public List<Role> roles() {
        return me == null ? List.of() : me.roles().stream().sorted().toList();
    }

    /** The token against forged posts, and the names it goes by. */
    public record Csrf(String header, String parameter, String token) {}
}
