package vn.hamrong.shared.fhir;

import java.util.Set;
import vn.hamrong.shared.FacilityCode;

/**
 * A facility's system that asks something of the FHIR server.
 *
 * @param client the OAuth client id; {@code hub} when the hub itself writes for the facility
 * @param partition where the facility's resources rest, 1 or more
 * @param scopes SMART scopes as granted, such as {@code system/Observation.rs}
 */
public record Caller(String client, FacilityCode facility, int partition, Set<String> scopes) {

    public Caller {
        scopes = Set.copyOf(scopes);
        if (partition < 1) {
            throw new IllegalArgumentException("partition must be 1 or more: 0 is the shared one");
        }
    }
}
