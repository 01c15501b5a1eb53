package vn.hamrong.shared.fhir;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseReference;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import vn.hamrong.shared.PatientId;

/**
 * Whose data a resource is: the patients its subject element names. What names none, such as a practitioner or a place, is
 * nobody's, and is read by its owner only.
 *
 * <p>Source: FHIR R4, the {@code patient} search parameter of each type.
 */
public final class Subjects {
    /** Types whose patient does not stand in {@code subject} or {@code patient}. */
    private static final Map<String, String> ELSEWHERE = Map.of("Coverage", "beneficiary");

    private static final List<String> USUAL = List.of("subject", "patient");

    private Subjects() {}

    /** The patients of a resource; empty when it is nobody's or it is not known whose. */
    public static Set<PatientId> of(IBaseResource resource) {
        String type = resource.fhirType();
        if ("Patient".equals(type)) {
            return patient(resource.getIdElement().getIdPart()).stream().collect(Collectors.toUnmodifiableSet());
        }
        Stream<IBase> found = "Appointment".equals(type)
                ? FhirContext.forR4Cached().newTerser().getValues(resource, "participant.actor").stream()
                : element(type).stream().flatMap(child -> child.getAccessor().getValues(resource).stream());
        return found.filter(IBaseReference.class::isInstance)
                .map(reference -> ((IBaseReference) reference).getReferenceElement())
                .flatMap(target -> patient(target).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a resource of this type that is found by one patient is that patient's and nobody else's, unlike an account. */
    static boolean single(String type) {
        return element(type).filter(child -> child.getMax() == 1).isPresent();
    }

    private static Optional<BaseRuntimeChildDefinition> element(String type) {
        var definition = FhirContext.forR4Cached().getResourceDefinition(type);
        return Stream.concat(Stream.ofNullable(ELSEWHERE.get(type)), USUAL.stream())
                .map(definition::getChildByName)
                .filter(child -> child != null)
                .findFirst();
    }

    private static Optional<PatientId> patient(IIdType target) {
        return "Patient".equals(target.getResourceType()) ? patient(target.getIdPart()) : Optional.empty();
    }

    /** The patient of this id, when it has the form of one. */
    static Optional<PatientId> patient(String id) {
        return PatientId.parse(id);
    }
}
