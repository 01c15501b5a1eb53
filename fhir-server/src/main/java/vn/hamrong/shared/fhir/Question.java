package vn.hamrong.shared.fhir;

import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.param.HasParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.hamrong.shared.PatientId;

/**
 * A search, seen from the side of access: about whom it asks. Only a plain question about named patients reaches others'
 * data; one that goes through other resources, by a chain or {@code _has}, is answered from the caller's own.
 */
record Question(String type, SearchParameterMap asked) {
    /** More are no question about somebody any more. */
    private static final int PATIENTS = 20;

    /** The parameters that lead to whom a resource is about. */
    static final Set<String> BY_PATIENT = Set.of("patient", "subject", "beneficiary");

    /** The patients one of whom every answer is about; empty when the question does not say, or not plainly. */
    Set<PatientId> patients() {
        if (!plain()) {
            return Set.of();
        }
        if ("Patient".equals(type)) {
            return clauses("_id")
                    .flatMap(clause -> exact(clause).stream())
                    .findFirst()
                    .orElse(Set.of());
        }
        return Subjects.single(type)
                ? BY_PATIENT.stream()
                        .sorted()
                        .flatMap(this::clauses)
                        .flatMap(clause -> exact(clause).stream())
                        .findFirst()
                        .orElse(Set.of())
                : Set.of();
    }

    private boolean plain() {
        return values().noneMatch(value -> value instanceof HasParam || chained(value))
                && sorts(asked.getSort()).noneMatch(Question::through);
    }

    /** Every value asked for, whatever its parameter. */
    Stream<IQueryParameterType> values() {
        return asked.values().stream().flatMap(List::stream).flatMap(List::stream);
    }

    private static boolean chained(IQueryParameterType value) {
        return value instanceof ReferenceParam reference && reference.hasChain();
    }

    /** The names of what the answer is sorted by. */
    static Stream<String> sorts(@Nullable SortSpec first) {
        return Stream.iterate(first, spec -> spec != null, SortSpec::getChain)
                .map(SortSpec::getParamName)
                .filter(name -> name != null);
    }

    /** Whether a parameter goes through another resource. */
    static boolean through(String parameter) {
        return parameter.indexOf('.') >= 0 || parameter.startsWith("_has");
    }

    private Stream<List<IQueryParameterType>> clauses(String parameter) {
        return Stream.ofNullable(asked.get(parameter)).flatMap(List::stream);
    }

    private static Optional<Set<PatientId>> exact(List<IQueryParameterType> clause) {
        Set<PatientId> patients = new HashSet<>();
        for (IQueryParameterType value : clause) {
            Optional<PatientId> one = exact(value);
            if (one.isEmpty()) {
                return Optional.empty();
            }
            patients.add(one.get());
        }
        return patients.isEmpty() || patients.size() > PATIENTS ? Optional.empty() : Optional.of(patients);
    }

    private static Optional<PatientId> exact(IQueryParameterType value) {
        if (value.getMissing() != null) {
            return Optional.empty();
        }
        if (value instanceof ReferenceParam reference) {
            String type = reference.getResourceType();
            boolean patient = type == null || "Patient".equals(type);
            return patient && !reference.hasChain() && reference.getBaseUrl() == null
                    ? Subjects.patient(reference.getIdPart())
                    : Optional.empty();
        }
        String id = value.getValueAsQueryToken().replaceFirst("^Patient/", "");
        return value.getQueryParameterQualifier() == null ? Subjects.patient(id) : Optional.empty();
    }
}
