package vn.hamrong.shared.web;

import java.util.Set;
import java.util.TreeSet;
import vn.hamrong.shared.Role;

/**
 * One thing that port 8080 answers to people, as the server itself knows it.
 *
 * @param pattern its path, with {@code {…}} for the parts that vary
 * @param methods of HTTP, as in {@code GET}
 * @param who may call it
 * @param roles for {@link OpenTo.Who#ROLES}: one of these is enough
 * @param handler class and method, for people who look for it
 */
public record Page(String pattern, Set<String> methods, OpenTo.Who who, Set<Role> roles, String handler) {
    public Page {
        methods = Set.copyOf(new TreeSet<>(methods));
        roles = Set.copyOf(roles);
    }

    /** Whether somebody with these roles, signed in, may call it. */
    public boolean isOpenTo(Set<Role> theirs) {
        return who != OpenTo.Who.ROLES || theirs.stream().anyMatch(roles::contains);
    }
}
