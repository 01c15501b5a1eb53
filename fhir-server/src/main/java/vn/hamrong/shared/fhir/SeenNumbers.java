package vn.hamrong.shared.fhir;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import vn.hamrong.shared.PatientId;

/**
 * Finds patients by a number the caller may see. The index holds every hospital's numbers side by side, so that a search
 * by number would tell whose patient bears it elsewhere: what the index finds counts only if the number is among those
 * the caller would be shown.
 */
public final class SeenNumbers {
    /** As many patients of one facility bear no one number. */
    private static final int MOST = 100;

    private final DaoRegistry types;
    private final Rights rights;

    public SeenNumbers(DaoRegistry types, Rights rights) {
        this.types = types;
        this.rights = rights;
    }

    /** The patients the caller's facility knows by one of these numbers, or by one that was lent to it. */
    Set<PatientId> find(Caller caller, List<TokenParam> numbers, RequestDetails request) {
        return candidates(caller, numbers).stream()
                .filter(patient -> shows(patient, numbers, caller, request))
                .flatMap(patient -> Subjects.of(patient).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<Patient> candidates(Caller caller, List<TokenParam> numbers) {
        TokenOrListParam any = new TokenOrListParam();
        numbers.forEach(any::add);
        SearchParameterMap index = new SearchParameterMap();
        index.add("identifier", any);
        index.add(
                Constants.PARAM_SECURITY,
                new TokenParam(OwnerTag.KNOWN_BY, caller.facility().value()));
        index.setLoadSynchronousUpTo(MOST + 1);
        List<Patient> found =
                types.getResourceDao(Patient.class).search(index, new SystemRequestDetails()).getAllResources().stream()
                        .map(Patient.class::cast)
                        .toList();
        if (found.size() > MOST) {
            throw new InvalidRequestException(
                    "quá nhiều người bệnh có số này / too many patients bear this: identifier");
        }
        return found;
    }

    private boolean shows(Patient patient, List<TokenParam> numbers, Caller caller, RequestDetails request) {
        Set<PatientId> subject = Subjects.of(patient);
        subject.forEach(Reach.of(request)::name);
        return PatientRedaction.identifiers(patient, rights.readableForAll(caller, subject, request)).stream()
                .anyMatch(identifier -> numbers.stream().anyMatch(number -> bears(identifier, number)));
    }

    private static boolean bears(Identifier identifier, TokenParam number) {
        String system = number.getSystem();
        boolean sameSystem =
                system == null || (system.isEmpty() ? !identifier.hasSystem() : system.equals(identifier.getSystem()));
        return sameSystem && number.getValue().equals(identifier.getValue());
    }
}
