package vn.hamrong.shared.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.jpa.searchparam.registry.ISearchParamProvider;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.server.SimpleBundleProvider;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.SearchParameter;

/**
 * Retires every built-in search parameter nobody asks by, since each costs index rows on every write (a quarter more
 * messages a second without them). Told to HAPI from memory: nothing is stored, so there is nothing to reindex, and
 * every database answers alike.
 */
final class KeptSearchParameters implements ISearchParamProvider {
    private static final Set<String> KEPT = Set.of(
            "identifier",
            "patient",
            "subject",
            "encounter",
            "context",
            "code",
            "category",
            "status",
            "intent",
            "date",
            "effective",
            "authored",
            "authoredon",
            "clinical-status",
            "verification-status",
            "medication",
            "based-on",
            "result",
            "name",
            "family",
            "given",
            "birthdate",
            "gender",
            "beneficiary",
            "url");

    private static final Set<String> UNASKED = Set.of("_profile", "_tag", "_content", "_text", "_query");

    /** HAPI's own bookkeeping searches these types by more than we know of. */
    private static final Set<String> LEFT_ALONE =
            Set.of("Resource", "DomainResource", "SearchParameter", "Subscription", "Basic");

    private final List<IBaseResource> retired;

    private KeptSearchParameters(List<IBaseResource> retired) {
        this.retired = retired;
    }

    static KeptSearchParameters ofR4() {
        List<IBaseResource> all = Objects.requireNonNull(
                FhirContext.forR4Cached().getValidationSupport().fetchAllSearchParameters(),
                "HAPI's validation resources hold the search parameters");
        return new KeptSearchParameters(all.stream()
                .map(SearchParameter.class::cast)
                .filter(KeptSearchParameters::unused)
                .map(KeptSearchParameters::retired)
                .toList());
    }

    private static boolean unused(SearchParameter parameter) {
        if (UNASKED.contains(parameter.getCode())) {
            return true;
        }
        return !KEPT.contains(parameter.getCode())
                && parameter.getBase().stream().map(CodeType::getCode).noneMatch(LEFT_ALONE::contains);
    }

    private static IBaseResource retired(SearchParameter parameter) {
        return parameter.copy().setStatus(PublicationStatus.RETIRED);
    }

    @Override
    public IBundleProvider search(SearchParameterMap asked) {
        return new SimpleBundleProvider(retired);
    }

    @Override
    public IBaseResource read(IIdType id) {
        throw new ResourceNotFoundException(id);
    }
}
