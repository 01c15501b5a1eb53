package vn.hamrong.shared.fhir.http;

import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.provider.JpaCapabilityStatementProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry.SearchParamLookupContextEnum;
import jakarta.servlet.http.HttpServletRequest;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;

/** Describes what is bound and nothing else: HAPI also names {@code _list} on every type, which is not answered here. */
final class TrueCapabilities extends JpaCapabilityStatementProvider {
    private final ISearchParamRegistry parameters;

    TrueCapabilities(
            RestfulServer server,
            IFhirSystemDao<?, ?> dao,
            JpaStorageSettings settings,
            ISearchParamRegistry parameters,
            IValidationSupport validation) {
        super(server, dao, settings, parameters, validation);
        this.parameters = parameters;
    }

    @Override
    public IBaseConformance getServerConformance(HttpServletRequest request, RequestDetails details) {
        IBaseConformance described = super.getServerConformance(request, details);
        if (described instanceof CapabilityStatement statement) {
            statement.getRest().forEach(rest -> rest.getResource().forEach(this::onlyAnswered));
        }
        return described;
    }

    private void onlyAnswered(CapabilityStatementRestResourceComponent type) {
        type.getSearchParam()
                .removeIf(one -> !KnownParameters.asked(one.getName())
                        || parameters.getActiveSearchParam(
                                        type.getType(), one.getName(), SearchParamLookupContextEnum.SEARCH)
                                == null);
    }
}
