package vn.hamrong.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import vn.hamrong.app.config.HubProperties;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.exchange.Hospitals;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.fhir.ExportConfiguration;
import vn.hamrong.shared.fhir.FacilityNames;
import vn.hamrong.shared.fhir.FacilityPartitions;
import vn.hamrong.shared.fhir.FhirServerConfiguration;
import vn.hamrong.shared.fhir.export.ExportDoor;
import vn.hamrong.shared.fhir.export.ExportJobs;
import vn.hamrong.shared.fhir.security.ClientKeys;
import vn.hamrong.shared.fhir.security.ClientPace;
import vn.hamrong.shared.fhir.security.FacilityRoom;
import vn.hamrong.shared.fhir.security.FhirClient;
import vn.hamrong.shared.fhir.security.FhirClients;
import vn.hamrong.shared.fhir.security.PublicUrl;
import vn.hamrong.shared.fhir.security.SmartScopes;
import vn.hamrong.shared.fhir.security.oauth.HubKeyFile;
import vn.hamrong.shared.fhir.security.oauth.HubKeys;
import vn.hamrong.shared.fhir.security.rest.RestSecurityConfiguration;

/** The FHIR server and its front door, told of the hospitals. */
@Configuration(proxyBeanMethods = false)
@Import({FhirServerConfiguration.class, ExportConfiguration.class, RestSecurityConfiguration.class})
class FhirConfiguration {
    /** How long a call waits for a place among its facility's: short, since it holds a thread. */
    private static final Duration PATIENCE_AT_THE_DOOR = Duration.ofSeconds(1);

    @Bean
    FacilityPartitions facilityPartitions(Hospitals hospitals) {
        return new HospitalPartitions(hospitals);
    }

    @Bean
    FacilityNames facilityNames(Hospitals hospitals) {
        return facility -> hospitals.find(facility).map(Hospital::name).orElse(facility.value());
    }

    private record HospitalPartitions(Hospitals hospitals) implements FacilityPartitions {
        @Override
        public OptionalInt of(FacilityCode facility) {
            return hospitals.find(facility).stream()
                    .mapToInt(Hospital::partition)
                    .findFirst();
        }

        @Override
        public Optional<FacilityCode> owner(int partition) {
            return hospitals.all().stream()
                    .filter(hospital -> hospital.partition() == partition)
                    .map(Hospital::code)
                    .findFirst();
        }
    }

    @Bean
    FhirClients fhirClients(Hospitals hospitals, HubProperties hub) {
        Map<String, FhirClient> clients = new HashMap<>();
        department(hub.fhir()).ifPresent(client -> clients.put(client.id(), client));
        for (Hospital hospital : hospitals.all()) {
            for (Hospital.FhirClient client : hospital.clients()) {
                if (clients.put(client.id(), client(hospital, client)) != null) {
                    throw new RefusedToStart(
                            "hamrong.fhir.export-client: mã của một bệnh viện / is a hospital's client id");
                }
            }
        }
        return id -> Optional.ofNullable(clients.get(id));
    }

    /** The system that may export, and may do nothing else: the Department has no partition. */
    private static Optional<FhirClient> department(HubProperties.Fhir fhir) {
        Path keys = fhir.exportKeys();
        if (fhir.exportClient().isEmpty() || keys == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new FhirClient(
                    fhir.exportClient(),
                    FacilityCode.DEPARTMENT,
                    ClientKeys.of(Files.readString(keys)),
                    SmartScopes.of(List.of("system/*.rs")),
                    true));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Bean
    ExportJobs.Place exports(HubProperties hub) {
        return new ExportJobs.Place(
                hub.dataFolder().resolve("exports"), hub.fhir().exportsKept(), hub.publicUrl() + ExportDoor.EXPORTS);
    }

    private static FhirClient client(Hospital hospital, Hospital.FhirClient client) {
        return new FhirClient(
                client.id(), hospital.code(), ClientKeys.of(client.jwks()), SmartScopes.of(client.scopes()), true);
    }

    @Bean
    ClientPace clientPace(HubProperties hub) {
        return new ClientPace(hub.fhir().callsPerSecond(), System::nanoTime);
    }

    @Bean
    FacilityRoom facilityRoom(HubProperties hub) {
        return new FacilityRoom(hub.fhir().callsAtOnce(), PATIENCE_AT_THE_DOOR);
    }

    @Bean
    PublicUrl publicUrl(HubProperties hub) {
        return new PublicUrl(hub.publicUrl());
    }

    @Bean
    HubKeys hubKeys(HubProperties hub) {
        return keys(hub, true);
    }

    /** From the file; where none is configured and there is none yet, made when {@code make}. */
    static HubKeys keys(HubProperties hub, boolean make) {
        Path configured = hub.token().keyFile();
        HubKeyFile file =
                new HubKeyFile(configured == null ? hub.dataFolder().resolve("signing-key.json") : configured);
        return make && configured == null ? file.readOrCreate() : file.read();
    }
}
