package vn.hamrong.shared.fhir.http;

import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.provider.JpaCapabilityStatementProvider;
import ca.uhn.fhir.jpa.provider.JpaSystemProvider;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.provider.ResourceProviderFactory;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import java.util.ArrayList;
import java.util.List;

/** Where the operations come from: HAPI's for the types that somebody may read, and our own. */
public record Providers(
        ResourceProviderFactory resources,
        JpaSystemProvider<?, ?> system,
        Ours ours,
        JpaStorageSettings settings,
        ISearchParamRegistry parameters,
        IValidationSupport validation) {

    /** What the hub does in its own way. */
    public record Ours(List<Object> all) {}

    /** Every provider that has an open door. */
    public List<Object> all() {
        List<Object> all = new ArrayList<>(ours.all());
        all.add(system);
        resources.createProviders().stream()
                .filter(provider -> provider instanceof IResourceProvider typed
                        && OpenDoors.leads(typed.getResourceType().getSimpleName()))
                .forEach(all::add);
        return all;
    }

    /** Describes what is bound, thus what can be called. */
    public JpaCapabilityStatementProvider conformance(RestfulServer server, IFhirSystemDao<?, ?> dao) {
        return new TrueCapabilities(server, dao, settings, parameters, validation);
    }
}
