package vn.hamrong.shared.fhir;

import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.param.HasParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.Set;

/** Which questions would tell by their answer what the caller may not see (threats F-08). */
final class QuestionRules {
    private static final Set<String> LABELS =
            Set.of(Constants.PARAM_SECURITY, Constants.PARAM_TAG, Constants.PARAM_PROFILE);

    private QuestionRules() {}

    static void check(Question question) {
        LABELS.stream().filter(question.asked()::containsKey).findFirst().ifPresent(QuestionRules::refuse);
        question.values().forEach(QuestionRules::value);
        Question.sorts(question.asked().getSort())
                .filter(name -> Question.through(name) || hidden(question.type(), name))
                .findFirst()
                .ifPresent(QuestionRules::refuse);
        if ("Patient".equals(question.type()) && question.asked().containsKey("identifier")) {
            question.asked().get("identifier").forEach(any -> any.forEach(QuestionRules::number));
        }
    }

    /** A condition of a write names values of the resource itself. */
    static void refuseThrough(Question question) {
        question.values()
                .filter(value -> value instanceof HasParam || (value instanceof ReferenceParam one && one.hasChain()))
                .findFirst()
                .ifPresent(value -> refuse("a condition through another resource"));
    }

    /** Patients are not put in the order of numbers some of which are hidden. */
    private static boolean hidden(String type, String name) {
        return "Patient".equals(type) && ("identifier".equals(name) || LABELS.contains(name));
    }

    private static void value(IQueryParameterType value) {
        if (value instanceof ReferenceParam reference && reference.hasChain()) {
            link(reference.getChain());
        } else if (value instanceof HasParam has) {
            link(has.getParameterName());
        }
    }

    /** The last table of a chain is held to the partition, those between are not: one link is all there may be. */
    private static void link(String parameter) {
        boolean deeper = parameter.indexOf('.') >= 0 || parameter.startsWith("_") || parameter.indexOf(':') >= 0;
        if (deeper) {
            refuse(parameter);
        }
    }

    /** A whole number: a listing of a system, or all but one, would tell of hidden ones. */
    static void number(IQueryParameterType value) {
        boolean whole = value instanceof TokenParam token
                && token.getMissing() == null
                && token.getModifier() == null
                && token.getValue() != null
                && !token.getValue().isEmpty();
        if (!whole) {
            refuse("identifier");
        }
    }

    private static void refuse(String what) {
        throw new InvalidRequestException("câu hỏi này không được trả lời / this is not answered: " + what);
    }
}
