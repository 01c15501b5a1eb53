package vn.hamrong.exchange.letters;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import vn.hamrong.exchange.fhir.Uris;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;

/**
 * What is told: a FHIR bundle of type {@code collection} that stands alone, with its {@code timestamp}. As JSON it is the
 * content of an outbox item.
 */
public final class Payload {
    private final Bundle bundle;
    private final Map<String, Resource> byUrl = new HashMap<>();

    /** Of a bundle whose references lead to its own full URLs, or nowhere. */
    public Payload(Bundle bundle) {
        this.bundle = bundle;
        bundle.getEntry().forEach(entry -> byUrl.put(entry.getFullUrl(), entry.getResource()));
    }

    /**
     * Reads {@link #json}.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Payload of(byte[] json) {
        try {
            String text = new String(json, StandardCharsets.UTF_8);
            return new Payload(FhirContext.forR4Cached().newJsonParser().parseResource(Bundle.class, text));
        } catch (DataFormatException none) {
            throw new IllegalArgumentException("the content is no FHIR bundle", none);
        }
    }

    Bundle bundle() {
        return bundle;
    }

    public byte[] json() {
        return FhirContext.forR4Cached()
                .newJsonParser()
                .encodeResourceToString(bundle)
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The same for payloads that tell the same, whenever and however often: without its time, the hub's own id of the
     * patient, and names that the hub made up.
     *
     * @return 64 hexadecimal digits
     */
    public String fingerprint() {
        Bundle copy = bundle.copy().setTimestamp(null);
        copy.getEntry().forEach(entry -> {
            entry.getResource().setId((String) null);
            FhirContext.forR4Cached()
                    .newTerser()
                    .getAllPopulatedChildElementsOfType(entry.getResource(), Identifier.class)
                    .stream()
                    .filter(Numberings::isDerived)
                    .forEach(number -> number.setValue(null));
        });
        String json = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(copy);
        int nth = 0;
        for (Bundle.BundleEntryComponent entry : bundle.getEntry()) {
            json = json.replace("\"" + entry.getFullUrl() + "\"", "\"urn:entry:" + nth++ + "\"");
        }
        return FactValues.hash(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Which version of its order this is, from 1: a later one is told as a change. */
    public void setVersion(int version) {
        all(ServiceRequest.class).forEach(order -> order.getMeta().setVersionId(String.valueOf(version)));
    }

    /** When what is told became so. */
    public Instant at() {
        if (!bundle.hasTimestamp()) {
            throw new IllegalArgumentException("the content has no time");
        }
        return bundle.getTimestamp().toInstant();
    }

    /** Whom it is about. */
    public Patient patient() {
        return all(Patient.class)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the content has no patient"));
    }

    /** Who that is in the province. */
    public PatientId patientId() {
        return new PatientId(patient().getIdElement().getIdPart());
    }

    /** The number that a hospital itself has for the patient, when it is here. */
    public Optional<String> numberOf(FacilityCode hospital) {
        return PatientLines.own(patient(), hospital);
    }

    /** The one number of that hospital's, before it is written for that hospital. */
    public void setNumberOf(FacilityCode hospital, String mrn) {
        List<Identifier> numbers = patient().getIdentifier();
        numbers.removeIf(number -> Uris.mrn(hospital).equals(number.getSystem()));
        numbers.add(0, new Identifier().setSystem(Uris.mrn(hospital)).setValue(mrn));
    }

    <T extends Resource> Stream<T> all(Class<T> type) {
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast);
    }

    /** What the references lead to, as far as it is here and of that type. */
    <T extends Resource> Stream<T> targets(List<Reference> references, Class<T> type) {
        return references.stream()
                .map(Reference::getReference)
                .flatMap(url -> Optional.ofNullable(url == null ? null : byUrl.get(url)).stream())
                .filter(type::isInstance)
                .map(type::cast);
    }
}
