package vn.hamrong.exchange.routes.delivery;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import vn.hamrong.exchange.fhir.DirectWrites.Written;

/** An order or a report with what it refers to, as a bundle like that of a message. */
final class WrittenParts {
    private final Written written;
    private final Map<String, Resource> byName = new LinkedHashMap<>();

    WrittenParts(Written written) {
        this.written = written;
        byName.put(name(written.version()), written.resource());
    }

    /** Only the resource and what tells whom it concerns: most orders concern nobody else. */
    Bundle addressing() {
        add(deciding());
        return bundle();
    }

    /** Its patient, in the hospital's own words. */
    void about(Patient patient) {
        byName.put("Patient/" + written.patient().value(), patient);
    }

    /** With all that is told of it. */
    Bundle whole() {
        add(telling());
        return bundle();
    }

    private Stream<Reference> deciding() {
        return written.resource() instanceof ServiceRequest order
                ? order.getPerformer().stream()
                : ((DiagnosticReport) written.resource()).getBasedOn().stream();
    }

    private Stream<Reference> telling() {
        if (written.resource() instanceof ServiceRequest order) {
            return Stream.of(
                            List.of(order.getEncounter(), order.getRequester()),
                            order.getReasonReference(),
                            order.getSpecimen())
                    .flatMap(List::stream);
        }
        DiagnosticReport report = (DiagnosticReport) written.resource();
        return Stream.concat(report.getResult().stream(), report.getSpecimen().stream());
    }

    private void add(Stream<Reference> references) {
        references
                .filter(reference ->
                        reference.hasReference() && !reference.getReference().startsWith("#"))
                .forEach(reference -> {
                    String name = name(reference.getReference());
                    if (!byName.containsKey(name)) {
                        written.own().find(reference).ifPresent(found -> byName.put(name, found));
                    }
                });
    }

    private static String name(String reference) {
        return new IdType(reference).toUnqualifiedVersionless().getValue();
    }

    /** References lead to full URLs, as in a message. */
    private Bundle bundle() {
        Bundle bundle = new Bundle().setType(Bundle.BundleType.COLLECTION);
        byName.forEach((name, resource) -> {
            bundle.addEntry().setFullUrl(url(name)).setResource(resource);
            FhirContext.forR4Cached().newTerser().getAllPopulatedChildElementsOfType(resource, Reference.class).stream()
                    .filter(Reference::hasReference)
                    .filter(reference -> byName.containsKey(name(reference.getReference())))
                    .forEach(reference -> reference.setReference(url(name(reference.getReference()))));
        });
        return bundle;
    }

    private static String url(String name) {
        return "urn:uuid:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
