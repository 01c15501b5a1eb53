package vn.hamrong.shared.fhir.summary;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.ips.api.ISectionResourceSupplier;
import ca.uhn.fhir.jpa.ips.api.IpsContext;
import ca.uhn.fhir.jpa.ips.api.IpsSectionContext;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.Include;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.SortOrderEnum;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.param.TokenParamModifier;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletSubRequestDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;

/** Searches for one kind of fact as the caller himself would, so that every guard of a search holds here too. */
final class Facts implements ISectionResourceSupplier {
    /** Most facts of one kind, the newest; what is left out is said. */
    static final int MOST = 100;

    /** The facts and the medicines they name. */
    private static final int WITH_INCLUDED = 2 * MOST + 2;

    /** With a section's code: on the subject, when the section has more than it shows. */
    private static final String CUT = "vn.hamrong.summary.cut.";

    /** Observations of these kinds are no results of tests. */
    private static final List<String> NO_TESTS = List.of("vital-signs", "social-history", "survey", "activity");

    private final DaoRegistry types;

    Facts(DaoRegistry types) {
        this.types = types;
    }

    @Override
    public <T extends IBaseResource> List<ResourceEntry> fetchResourcesForSection(
            IpsContext whose, IpsSectionContext<T> section, RequestDetails request) {
        Class<T> type = section.getResourceType();
        List<Resource> found =
                types
                        .getResourceDao(type)
                        .search(asked(whose, type), sized(request))
                        .getResources(0, WITH_INCLUDED)
                        .stream()
                        .map(Resource.class::cast)
                        .toList();
        List<ResourceEntry> entries = new ArrayList<>();
        int facts = 0;
        for (Resource one : found) {
            boolean fact = type.isInstance(one);
            facts += fact ? 1 : 0;
            if (fact && facts > MOST) {
                whose.getSubject().setUserData(CUT + section.getSection().getSectionCode(), true);
            } else if (!fact || Fact.counts(one)) {
                entries.add(new ResourceEntry(
                        one, fact ? InclusionTypeEnum.PRIMARY_RESOURCE : InclusionTypeEnum.SECONDARY_RESOURCE));
            }
        }
        return entries;
    }

    /** HAPI takes the size of a page from the request alone, else ten. */
    private static RequestDetails sized(RequestDetails request) {
        if (!(request instanceof ServletRequestDetails outside)) {
            throw new ForbiddenOperationException("a summary is asked for over HTTP");
        }
        ServletSubRequestDetails sized = new ServletSubRequestDetails(outside);
        sized.setServer(outside.getServer());
        sized.setParameters(Map.of(Constants.PARAM_COUNT, new String[] {String.valueOf(MOST + 1)}));
        return sized;
    }

    private static <T> SearchParameterMap asked(IpsContext whose, Class<T> type) {
        SearchParameterMap map = new SearchParameterMap();
        map.add("patient", new ReferenceParam(whose.getSubjectId()));
        map.setSort(new SortSpec(Constants.PARAM_LASTUPDATED, SortOrderEnum.DESC));
        map.setLoadSynchronousUpTo(MOST + 1);
        if (type.getSimpleName().startsWith("Medication")) {
            map.addInclude(new Include(type.getSimpleName() + ":medication"));
        }
        if (type == Observation.class) {
            // Or a hundred temperatures would leave no room for a result.
            NO_TESTS.forEach(kind -> map.add("category", new TokenParam(kind).setModifier(TokenParamModifier.NOT)));
        }
        return map;
    }

    /** Whether the section with this code has more than it shows. */
    static boolean cut(Resource subject, String section) {
        return subject.getUserData(CUT + section) != null;
    }
}
