package vn.hamrong.shared.fhir.security;

import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * The FHIR clients as configured now. Asked at every token and every request, so it answers from memory; what it forgets
 * is refused from that moment.
 */
@FunctionalInterface
public interface FhirClients {

    /** Empty when it was never registered, was removed, or its facility left. Ids are compared letter by letter. */
    Optional<FhirClient> find(String clientId);

    /** The one that this thread's request proved to be; empty for nobody, and for people. */
    default Optional<FhirClient> calling() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(Authentication::isAuthenticated)
                .flatMap(caller -> find(caller.getName()));
    }
}
