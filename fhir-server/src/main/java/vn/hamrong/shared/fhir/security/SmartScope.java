package vn.hamrong.shared.fhir.security;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One SMART scope of a system: {@code system/Observation.rs}, {@code system/*.cruds}; the older {@code .read}, {@code
 * .write} and {@code .*} mean {@code rs}, {@code cud} and {@code cruds}. Scopes of users and patients, and scopes with
 * a query, are not offered.
 *
 * <p>Source: SMART App Launch 2.2, "Scopes and Launch Context".
 *
 * @param text as written
 * @param type a resource type, or {@code *} for all
 */
public record SmartScope(String text, String type, Set<Permission> permissions) {
    private static final String ALL_TYPES = "*";
    private static final Pattern FORM =
            Pattern.compile("system/(\\*|[A-Z][A-Za-z]{1,63})\\.(read|write|\\*|(?!$)c?r?u?d?s?)");
    private static final Map<String, String> VERSION_1 = Map.of("read", "rs", "write", "cud", ALL_TYPES, "cruds");

    public SmartScope {
        permissions = Set.copyOf(permissions);
    }

    /**
     * Reads one scope.
     *
     * @throws IllegalArgumentException when it is no such scope; the message does not repeat it
     */
    public static SmartScope parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("a scope looks like system/Observation.rs or system/*.cruds");
        }
        return new SmartScope(text, parts.group(1), permissionsOf(parts.group(2)));
    }

    /** Whether it allows this on resources of {@code wanted}, which may be {@code *}. */
    public boolean allows(String wanted, Permission permission) {
        return permissions.contains(permission) && (type.equals(ALL_TYPES) || type.equals(wanted));
    }

    private static Set<Permission> permissionsOf(String suffix) {
        String letters = VERSION_1.getOrDefault(suffix, suffix);
        Set<Permission> found = EnumSet.noneOf(Permission.class);
        for (Permission permission : Permission.values()) {
            if (letters.indexOf(permission.letter()) >= 0) {
                found.add(permission);
            }
        }
        return found;
    }
}
