package vn.hamrong.shared.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.util.ICachedSearchDetails;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that a question tells nothing by its answer alone: none about the hub's own labels, none that goes through
 * more than one resource, none about a number the caller would not be shown.
 */
@Interceptor
public final class PlainQuestions {
    private final NumberQuestions numbers;

    public PlainQuestions(NumberQuestions numbers) {
        this.numbers = numbers;
    }

    /** Before HAPI chooses the partition, since a question by number becomes one about patients. */
    @Hook(Pointcut.STORAGE_PRESEARCH_PARTITION_SELECTED)
    public void plain(@Nullable RequestDetails request, ICachedSearchDetails search, SearchParameterMap asked) {
        if (!(request instanceof SystemRequestDetails)) {
            Question question = new Question(search.getResourceType(), asked);
            QuestionRules.check(question);
            numbers.rewrite(question, caller(request), request);
        }
    }

    /** The condition of a write skips the hook above: it may not go through other resources at all. */
    @Hook(value = Pointcut.STORAGE_PRESEARCH_REGISTERED, order = -1)
    public void condition(@Nullable RequestDetails request, ICachedSearchDetails search, SearchParameterMap asked) {
        if (!(request instanceof SystemRequestDetails)) {
            Question question = new Question(search.getResourceType(), asked);
            QuestionRules.check(question);
            if (PartitionGuard.writes(request)) {
                QuestionRules.refuseThrough(question);
            }
        }
    }

    private static Caller caller(@Nullable RequestDetails request) {
        return Callers.find(request).orElseThrow(() -> new ForbiddenOperationException("no caller"));
    }
}
