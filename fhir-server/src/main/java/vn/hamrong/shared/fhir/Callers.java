package vn.hamrong.shared.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.fhir.security.SmartScopes;

/**
 * Finds who asks. Over HTTP: the access token ({@code sub}, {@code facility}, {@code scope}), read once per request and
 * remembered in the request, since searches run on other threads. In process: what our own code put there.
 */
public final class Callers {
    private final FacilityPartitions partitions;

    public Callers(FacilityPartitions partitions) {
        this.partitions = partitions;
    }

    /** The caller remembered in the request; empty for the hub's own background work and for nobody. */
    public static Optional<Caller> find(@Nullable RequestDetails request) {
        return request == null
                ? Optional.empty()
                : Optional.ofNullable((Caller) request.getUserData().get(Caller.class));
    }

    /** Whether the request is HAPI's or the hub's own background work, which acts for no facility. */
    public static boolean isHub(@Nullable RequestDetails request) {
        return request instanceof SystemRequestDetails && find(request).isEmpty();
    }

    /** A request in process for a facility: the hub writes its messages' effects. */
    public SystemRequestDetails hubFor(FacilityCode facility) {
        SystemRequestDetails request = new SystemRequestDetails();
        Caller caller = caller("hub", facility, Set.of())
                .orElseThrow(() -> new IllegalArgumentException("no partition for facility " + facility));
        request.getUserData().put(Caller.class, caller);
        return request;
    }

    /** Remembers the authenticated caller of this thread in the request; nobody when there is none. */
    void remember(RequestDetails request) {
        request.getUserData().remove(Caller.class);
        authenticated(SecurityContextHolder.getContext().getAuthentication())
                .ifPresent(caller -> request.getUserData().put(Caller.class, caller));
    }

    private Optional<Caller> authenticated(@Nullable Authentication authentication) {
        if (!(authentication instanceof JwtAuthenticationToken jwt) || !authentication.isAuthenticated()) {
            return Optional.empty();
        }
        ClaimAccessor claims = jwt.getToken();
        String client = claims.getClaimAsString("sub");
        String facility = claims.getClaimAsString("facility");
        return client == null || facility == null
                ? Optional.empty()
                : caller(client, new FacilityCode(facility), scopes(claims));
    }

    private Optional<Caller> caller(String client, FacilityCode facility, Set<String> scopes) {
        OptionalInt partition = partitions.of(facility);
        return partition.isEmpty()
                ? Optional.empty()
                : Optional.of(new Caller(client, facility, partition.getAsInt(), scopes));
    }

    /** What a token allows. */
    public static SmartScopes scopesOf(ClaimAccessor claims) {
        return SmartScopes.of(scopes(claims));
    }

    /** Spring Authorization Server writes the claim as a list, others as one string with blanks. */
    private static Set<String> scopes(ClaimAccessor claims) {
        Object claim = claims.getClaims().get("scope");
        if (claim instanceof String words) {
            return Set.of(words.split(" ", -1));
        }
        return claim == null ? Set.of() : Set.copyOf(claims.getClaimAsStringList("scope"));
    }
}
