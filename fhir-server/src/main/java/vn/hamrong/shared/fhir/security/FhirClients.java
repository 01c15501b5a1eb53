package vn.hamrong.shared.fhir.security;

import java.util.Optional;

/**
 * The FHIR clients as configured now. Asked at every token and every request, so it answers from memory; what it forgets
 * is refused from that moment.
 */
@FunctionalInterface
public interface FhirClients {

    /** Empty when it was never registered, was removed, or its facility left. Ids are compared letter by letter. */
    Optional<FhirClient> find(String clientId);
}
