package vn.hamrong.exchange.letters;

import ca.uhn.fhir.context.FhirContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import vn.hamrong.exchange.fhir.Uris;
import vn.hamrong.shared.FacilityCode;

/**
 * What is told to a hospital's FHIR server: one transaction. Every resource carries the hub's name of it and is stored by
 * that name (conditional update), so a repetition changes nothing, and a referral that changed changes what was stored of
 * it. The patient is only made when the server knows none by
 * the number (conditional create): nobody's demographics are overwritten.
 */
public final class FhirLetter {
    /** The hub's names of resources it delivered. */
    private static final String DELIVERED = "http://hamrong.vn/fhir/sid/delivered";

    private FhirLetter() {}

    /**
     * The transaction, as JSON.
     *
     * @param id of the outbox item: the same id gives the same names; of a referral its own number does
     * @param receiver whose server it is
     * @throws IllegalArgumentException when the patient has no number that the server could know him by
     */
    public static byte[] transaction(Payload payload, UUID id, FacilityCode receiver) {
        Bundle bundle = payload.bundle();
        bundle.setType(Bundle.BundleType.TRANSACTION);
        String name = referral(payload).orElse(id.toString());
        int nth = 0;
        for (BundleEntryComponent entry : bundle.getEntry()) {
            nth++;
            Resource resource = entry.getResource();
            resource.setId((String) null);
            if (resource instanceof Patient patient) {
                create(entry, patient, receiver);
            } else {
                update(entry, resource, name + "-" + nth);
            }
        }
        return json(bundle);
    }

    private static Optional<String> referral(Payload payload) {
        return payload.all(ServiceRequest.class)
                .flatMap(order -> order.getIdentifier().stream())
                .filter(number -> Uris.REFERRAL.equals(number.getSystem()))
                .map(Identifier::getValue)
                .findFirst();
    }

    /** The collection as it is, as JSON. */
    public static byte[] collection(Payload payload) {
        return json(payload.bundle());
    }

    /** By the receiver's own number, when it has one; else by one that every hospital understands. */
    private static void create(BundleEntryComponent entry, Patient patient, FacilityCode receiver) {
        List<Identifier> numbers = patient.getIdentifier().stream()
                .filter(one -> one.hasSystem() && one.hasValue())
                .toList();
        Identifier number = numbers.stream()
                .filter(one -> Uris.mrn(receiver).equals(one.getSystem()))
                .findFirst()
                .or(() -> numbers.stream().findFirst())
                .orElseThrow(() -> new IllegalArgumentException("the patient has no number to be known by"));
        entry.getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl("Patient")
                .setIfNoneExist("identifier=" + token(number.getSystem(), number.getValue()));
    }

    private static void update(BundleEntryComponent entry, Resource resource, String name) {
        Optional<Property> identifier = Optional.ofNullable(resource.getNamedProperty("identifier"));
        if (identifier.isEmpty()) {
            throw new IllegalArgumentException("a " + resource.fhirType() + " cannot be named");
        }
        resource.setProperty("identifier", new Identifier().setSystem(DELIVERED).setValue(name));
        entry.getRequest()
                .setMethod(HTTPVerb.PUT)
                .setUrl(resource.fhirType() + "?identifier=" + token(DELIVERED, name));
    }

    private static String token(String system, String value) {
        return URLEncoder.encode(system + "|" + value, StandardCharsets.UTF_8);
    }

    private static byte[] json(Bundle bundle) {
        return FhirContext.forR4Cached()
                .newJsonParser()
                .encodeResourceToString(bundle)
                .getBytes(StandardCharsets.UTF_8);
    }
}
