package vn.hamrong.shared.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.jpa.searchparam.registry.ISearchParamProvider;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.server.SimpleBundleProvider;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.SearchParameter;

/**
 * Retires every built-in search parameter nobody asks by, since each costs index rows on every write, and lets
 * {@code patient} share its rows with {@code subject}. Told to HAPI from memory: nothing is stored, so there is nothing to
 * reindex, and every database answers alike.
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

    /**
     * Kept on the types that tell of documents, as a document consumer asks (IHE MHD, ITI-67); each costs a row a document
     * that has it. {@code author} is left out: an author may be a patient, and whose a resource is is read from its links.
     */
    private static final Map<String, Set<String>> KEPT_ON =
            Map.of("Composition", Set.of("type"), "DocumentReference", Set.of("type", "period", "location"));

    private static final Set<String> UNASKED = Set.of("_profile", "_tag", "_content", "_text", "_query");

    /** HAPI's own bookkeeping searches these types by more than we know of. */
    private static final Set<String> LEFT_ALONE =
            Set.of("Resource", "DomainResource", "SearchParameter", "Subscription", "Basic");

    /** The subject that is a patient: a search by patient looks for nothing else, so the subject's own row will do. */
    private static final String ONLY_PATIENTS = ".where(resolve() is Patient)";

    private final List<IBaseResource> changed;

    private KeptSearchParameters(List<IBaseResource> changed) {
        this.changed = changed;
    }

    static KeptSearchParameters ofR4() {
        List<IBaseResource> all = Objects.requireNonNull(
                FhirContext.forR4Cached().getValidationSupport().fetchAllSearchParameters(),
                "HAPI's validation resources hold the search parameters");
        return new KeptSearchParameters(all.stream()
                .map(SearchParameter.class::cast)
                .flatMap(parameter -> changed(parameter).stream())
                .toList());
    }

    private static Optional<IBaseResource> changed(SearchParameter parameter) {
        if (unused(parameter)) {
            return Optional.of(retired(parameter));
        }
        String path = parameter.getExpression();
        return "patient".equals(parameter.getCode()) && path != null && path.contains(ONLY_PATIENTS)
                ? Optional.of(parameter
                        .copy()
                        .setExpression(path.replace(ONLY_PATIENTS, ""))
                        .setStatus(PublicationStatus.ACTIVE))
                : Optional.empty();
    }

    /** HAPI takes a parameter of this URL away from every type and then has it on those named here. */
    private static IBaseResource retired(SearchParameter parameter) {
        SearchParameter kept = parameter.copy().setStatus(PublicationStatus.ACTIVE);
        kept.getBase()
                .removeIf(
                        type -> !KEPT_ON.getOrDefault(type.getCode(), Set.of()).contains(parameter.getCode()));
        return kept.hasBase() ? kept : parameter.copy().setStatus(PublicationStatus.RETIRED);
    }

    private static boolean unused(SearchParameter parameter) {
        if (UNASKED.contains(parameter.getCode())) {
            return true;
        }
        return !KEPT.contains(parameter.getCode())
                && parameter.getBase().stream().map(CodeType::getCode).noneMatch(LEFT_ALONE::contains);
    }

    @Override
    public IBundleProvider search(SearchParameterMap asked) {
        return new SimpleBundleProvider(changed);
    }

    @Override
    public IBaseResource read(IIdType id) {
        throw new ResourceNotFoundException(id);
    }
}
