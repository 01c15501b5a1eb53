package vn.hamrong.shared.fhir.security;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A bounded set of scopes: what a client is registered for, or what a token grants. Empty allows nothing. */
public record SmartScopes(List<SmartScope> scopes) {
    /** More than any hospital needs; a longer list is somebody trying. */
    public static final int MAX = 100;

    public SmartScopes {
        scopes = List.copyOf(scopes);
    }

    /** Throws IllegalArgumentException when there are more than {@value #MAX}, or one is no scope of a system */
    public static SmartScopes of(Collection<String> texts) {
        if (texts.size() > MAX) {
            throw new IllegalArgumentException("at most " + MAX + " scopes, got " + texts.size());
        }
        Set<String> distinct = new LinkedHashSet<>(texts);
        return new SmartScopes(distinct.stream().map(SmartScope::parse).toList());
    }

    /** Whether one of them allows this on resources of {@code type}; {@code *} asks for all types. */
    public boolean allow(String type, Permission permission) {
        return scopes.stream().anyMatch(scope -> scope.allows(type, permission));
    }

    /** Whether the other scopes allow nothing that these do not. */
    public boolean cover(SmartScopes others) {
        return others.scopes.stream().allMatch(this::covers);
    }

    /** As in a token's {@code scope} claim: one blank between. */
    public String text() {
        return scopes.stream().map(SmartScope::text).collect(Collectors.joining(" "));
    }

    private boolean covers(SmartScope other) {
        return other.permissions().stream().allMatch(permission -> allow(other.type(), permission));
    }
}
