package vn.hamrong.exchange;

import java.util.List;
import java.util.Optional;
import vn.hamrong.shared.FacilityCode;

/**
 * A hospital as its file in {@code config/hospitals} describes it. Adding one needs no Java.
 *
 * @param partition the number of its FHIR partition, 1 or more, unique and never reused
 * @param connections how its HIS reaches the hub
 * @param clients its FHIR clients (SMART Backend Services)
 * @param deliveries where the hub tells it something
 * @param hooks its FHIR subscriptions
 * @param insurer how it sends health-insurance files
 */
public record Hospital(
        FacilityCode code,
        String name,
        int partition,
        List<MllpConnection> connections,
        List<FhirClient> clients,
        Dialect dialect,
        List<Destination> deliveries,
        List<Hook> hooks,
        InsurerAccess insurer) {

    public Hospital {
        connections = List.copyOf(connections);
        clients = List.copyOf(clients);
        deliveries = List.copyOf(deliveries);
        hooks = List.copyOf(hooks);
        if (partition < 1) {
            throw new IllegalArgumentException("partition must be 1 or more: 0 is the shared one");
        }
    }

    /** A hospital without subscriptions that sends no health-insurance files. */
    public Hospital(
            FacilityCode code,
            String name,
            int partition,
            List<MllpConnection> connections,
            List<FhirClient> clients,
            Dialect dialect,
            List<Destination> deliveries) {
        this(code, name, partition, connections, clients, dialect, deliveries, List.of(), InsurerAccess.NONE);
    }

    /** A hospital that the hub tells nothing and that sends no health-insurance files. */
    public Hospital(
            FacilityCode code,
            String name,
            int partition,
            List<MllpConnection> connections,
            List<FhirClient> clients,
            Dialect dialect) {
        this(code, name, partition, connections, clients, dialect, List.of());
    }

    /**
     * One way in over MLLP. A connection is this hospital's when it comes to {@code port} (if the port is its own), from
     * one of {@code addresses} (if given) and with the client certificate {@code certificateSubject} (if given).
     *
     * @param name as it appears in the journal's channel column
     * @param port its own port, or the shared one
     * @param addresses IP addresses or CIDR blocks it may come from; empty: any
     * @param certificateSubject RFC 2253 name of the client certificate, when it must present one
     * @param plain whether plain text is allowed from a non-loopback address
     */
    public record MllpConnection(
            String name, int port, List<String> addresses, Optional<String> certificateSubject, boolean plain) {
        public MllpConnection {
            addresses = List.copyOf(addresses);
        }
    }

    /**
     * One FHIR client, authenticated by {@code private_key_jwt}.
     *
     * @param id the OAuth client id
     * @param jwks its public keys, a JSON Web Key Set with RS384 or ES384 keys
     * @param scopes what it may ask for, as in {@code system/Observation.rs}
     */
    public record FhirClient(String id, String jwks, List<String> scopes) {
        public FhirClient {
            scopes = List.copyOf(scopes);
        }
    }
}
