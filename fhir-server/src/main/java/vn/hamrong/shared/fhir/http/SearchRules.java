package vn.hamrong.shared.fhir.http;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.util.UrlUtil;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.jspecify.annotations.Nullable;

/**
 * Answers what was asked or nothing: a parameter, modifier or prefix the hub does not search by is a 400 with its name, also
 * in a condition and in a Bundle's entry, whatever {@code Prefer: handling} says.
 */
@Interceptor
public final class SearchRules {
    private static final Set<String> OF_HISTORIES = with(AskedQuery.OF_ANSWERS, "_count", "_since", "_at");
    private static final Set<String> OF_EVERYTHING =
            with(AskedQuery.OF_ANSWERS, EverythingQuestion.NAMES.toArray(String[]::new));
    private static final Set<String> OF_OPERATIONS = with(AskedQuery.OF_ANSWERS, "profile");

    private final AskedQuery asked;

    public SearchRules(ISearchParamRegistry registry) {
        this.asked = new AskedQuery(new KnownParameters(registry));
    }

    private static Set<String> with(Set<String> these, String... more) {
        return Stream.concat(these.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
    }

    /** Before HAPI reads the values, and before the scopes: it tells nothing that metadata does not. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public void query(RequestDetails request) {
        RestOperationTypeEnum operation = request.getRestOperationType();
        Map<String, String[]> query = request.getParameters();
        switch (operation) {
            case SEARCH_TYPE -> asked.search(type(request), query);
            case HISTORY_INSTANCE -> asked.only(OF_HISTORIES, query);
            case UPDATE -> update(request, query);
            case CREATE -> {
                asked.only(AskedQuery.OF_ANSWERS, query);
                condition(type(request), request.getConditionalUrl(operation));
            }
            case EXTENDED_OPERATION_INSTANCE, EXTENDED_OPERATION_TYPE, EXTENDED_OPERATION_SERVER -> operation(request);
            case GET_PAGE -> {
                // A sealed link: what it asks was checked when it was made.
            }
            default -> asked.only(AskedQuery.OF_ANSWERS, query);
        }
    }

    private void operation(RequestDetails request) {
        Map<String, String[]> query = request.getParameters();
        if (EverythingQuestion.OPERATION.equals(request.getOperation())) {
            EverythingQuestion.check(request);
            asked.only(OF_EVERYTHING, query);
        } else {
            asked.only(OF_OPERATIONS, query);
        }
    }

    /** Before the conditions of a transaction's entries are looked up; a batch's entries are calls of their own. */
    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED, order = -10)
    public void entries(RestOperationTypeEnum operation, RequestDetails request) {
        if (operation == RestOperationTypeEnum.TRANSACTION
                && request.getResource() instanceof Bundle bundle
                && bundle.getType() != BundleType.BATCH) {
            bundle.getEntry().forEach(entry -> entry(entry.getRequest()));
        }
    }

    private static String type(RequestDetails request) {
        return String.valueOf(request.getResourceName());
    }

    /** {@code PUT Type?condition}, or {@code PUT Type/id} which asks nothing. */
    private void update(RequestDetails request, Map<String, String[]> query) {
        Map<String, String[]> condition = new HashMap<>(query);
        condition.keySet().removeAll(AskedQuery.OF_ANSWERS);
        if (request.getId() == null) {
            asked.condition(type(request), condition);
        } else {
            asked.only(AskedQuery.OF_ANSWERS, query);
        }
    }

    private void entry(BundleEntryRequestComponent entry) {
        String url = String.valueOf(entry.getUrl());
        String path = url.startsWith("/") ? url.substring(1) : url;
        String type = path.split("[?/]", 2)[0];
        if (entry.getMethod() == HTTPVerb.GET || entry.getMethod() == HTTPVerb.HEAD) {
            if (path.indexOf('/') < 0) {
                asked.search(type, UrlUtil.parseQueryString(query(path)));
            } else {
                asked.only(OF_HISTORIES, UrlUtil.parseQueryString(query(path)));
            }
        } else {
            condition(type, path.indexOf('?') < 0 ? null : path);
            condition(type, entry.getIfNoneExist());
        }
    }

    private void condition(String type, @Nullable String url) {
        if (url != null && !url.isEmpty()) {
            asked.condition(type, UrlUtil.parseQueryString(query(url)));
        }
    }

    private static String query(String url) {
        int query = url.indexOf('?');
        return query < 0 ? (url.indexOf('=') < 0 ? "" : url) : url.substring(query + 1);
    }
}
