package vn.hamrong.shared.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.ReferenceOrListParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.hamrong.shared.PatientId;

/**
 * Turns a question by a patient's number, asked of patients or through a chain, into one about the patients it finds for
 * this caller. What it finds for nobody else can then be borrowed like any question about a named patient.
 */
public final class NumberQuestions {
    /** Finds nobody. */
    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

    private final SeenNumbers seen;

    public NumberQuestions(SeenNumbers seen) {
        this.seen = seen;
    }

    void rewrite(Question question, Caller caller, @Nullable RequestDetails request) {
        if (request == null) {
            throw new ForbiddenOperationException("no request");
        }
        if ("Patient".equals(question.type())) {
            ofPatients(question, caller, request);
        }
        List.copyOf(question.asked().keySet()).forEach(name -> chains(question, name, caller, request));
    }

    private void ofPatients(Question question, Caller caller, RequestDetails request) {
        @Nullable List<List<IQueryParameterType>> clauses = question.asked().remove("identifier");
        if (clauses == null) {
            return;
        }
        for (List<IQueryParameterType> clause : clauses) {
            List<TokenParam> numbers =
                    clause.stream().map(TokenParam.class::cast).toList();
            TokenOrListParam ids = new TokenOrListParam();
            names(caller, numbers, request).forEach(id -> ids.add(new TokenParam(id)));
            question.asked().add("_id", ids);
        }
    }

    private void chains(Question question, String name, Caller caller, RequestDetails request) {
        @Nullable List<List<IQueryParameterType>> clauses = question.asked().get(name);
        if (clauses == null || clauses.stream().flatMap(List::stream).noneMatch(value -> byNumber(name, value))) {
            return;
        }
        question.asked().remove(name);
        for (List<IQueryParameterType> clause : clauses) {
            ReferenceOrListParam any = new ReferenceOrListParam();
            for (IQueryParameterType value : clause) {
                if (byNumber(name, value)) {
                    names(caller, List.of(number((ReferenceParam) value)), request)
                            .forEach(id -> any.add(new ReferenceParam("Patient/" + id)));
                } else {
                    any.add((ReferenceParam) value);
                }
            }
            question.asked().add(name, any);
        }
    }

    private static boolean byNumber(String name, IQueryParameterType value) {
        if (!(value instanceof ReferenceParam reference) || !"identifier".equals(reference.getChain())) {
            return false;
        }
        @Nullable String type = reference.getResourceType();
        return "Patient".equals(type) || (type == null && Question.BY_PATIENT.contains(name));
    }

    private static TokenParam number(ReferenceParam chain) {
        TokenParam number = new TokenParam();
        number.setValueAsQueryToken(FhirContext.forR4Cached(), "identifier", null, chain.getValue());
        QuestionRules.number(number);
        return number;
    }

    private List<String> names(Caller caller, List<TokenParam> numbers, RequestDetails request) {
        Set<PatientId> found = seen.find(caller, numbers, request);
        List<String> names =
                new ArrayList<>(found.stream().map(PatientId::value).sorted().toList());
        if (names.isEmpty()) {
            names.add(NOBODY);
        }
        return names;
    }
}
