package vn.hamrong.exchange.fhir.message;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import vn.hamrong.exchange.fhir.FhirText;
import vn.hamrong.exchange.fhir.Narratives;
import vn.hamrong.exchange.fhir.SafeAttachments;
import vn.hamrong.exchange.fhir.Tokens;
import vn.hamrong.exchange.fhir.Uris;
import vn.hamrong.exchange.patient.RecordTags;
import vn.hamrong.shared.FacilityCode;

/**
 * Makes a message's content a transaction that may be repeated: every resource is found again by its identifier, or by one
 * made of the message's id and its place in it.
 */
public final class MessageTransaction {
    private static final Set<String> LASTING = Set.of("Practitioner", "PractitionerRole", "Organization", "Location");
    private static final String STEERING = "http://hapifhir.io/";
    private static final String PATIENT = "Patient";

    private final FacilityCode facility;
    private final String controlId;
    private final Map<String, String> urls = new HashMap<>();
    private final Bundle transaction = new Bundle().setType(BundleType.TRANSACTION);

    private MessageTransaction(FacilityCode facility, String controlId) {
        this.facility = facility;
        this.controlId = controlId;
    }

    /** What became of the message's content. */
    public sealed interface Made {

        /** It can be written. */
        record Whole(Bundle transaction) implements Made {
            @Override
            public <T> T match(Function<Whole, T> whole, Function<Faulty, T> faulty) {
                return whole.apply(this);
            }
        }

        /** Why it cannot, without a value of the message. */
        record Faulty(String fault) implements Made {
            @Override
            public <T> T match(Function<Whole, T> whole, Function<Faulty, T> faulty) {
                return faulty.apply(this);
            }
        }

        /** One function per case. */
        <T> T match(Function<Whole, T> whole, Function<Faulty, T> faulty);
    }

    /** Of a message that was read, which is used up. */
    public static Made of(Bundle message, FacilityCode facility, String controlId) {
        MessageTransaction made = new MessageTransaction(facility, controlId);
        List<BundleEntryComponent> contents = message.getEntry().stream()
                .filter(entry -> entry.hasResource() && !(entry.getResource() instanceof MessageHeader))
                .toList();
        if (contents.isEmpty()) {
            return new Made.Faulty("nothing in the message can become part of a record");
        }
        for (int place = 0; place < contents.size(); place++) {
            Optional<String> fault = made.add(contents.get(place), place);
            if (fault.isPresent()) {
                return new Made.Faulty(fault.get());
            }
        }
        return made.repoint().<Made>map(Made.Faulty::new).orElseGet(() -> new Made.Whole(made.transaction));
    }

    private Optional<String> add(BundleEntryComponent entry, int place) {
        Resource resource = entry.getResource();
        String type = resource.fhirType();
        if (!type.equals(PATIENT) && !ClinicalTypes.WRITABLE.contains(type)) {
            return Optional.of("a message may not carry a resource of type " + type);
        }
        if (steers(resource)) {
            return Optional.of("a resource of type " + type + " has an extension that steers the server");
        }
        if (!canBeWrittenOut(resource)) {
            return Optional.of("a number in a resource of type " + type + " is too long");
        }
        if (!Narratives.onlyTell(resource)) {
            return Optional.of("the narrative of a resource of type " + type + " holds more than text");
        }
        Optional<String> attached = SafeAttachments.fault(resource);
        if (attached.isPresent()) {
            return attached;
        }
        String url = "urn:uuid:" + uuid("entry|" + place);
        remember(entry, resource, url);
        resource.setMeta(type.equals(PATIENT) ? new Meta() : labels(resource.getMeta()));
        resource.setId((String) null);
        BundleEntryComponent added = transaction.addEntry().setFullUrl(url).setResource(resource);
        if (!type.equals(PATIENT)) {
            request(added, identifier(resource, place));
        }
        return Optional.empty();
    }

    /** What is sensitive stays so. What the hub itself labels is not for a sender to say, nor is the rest. */
    private static Meta labels(Meta sent) {
        Meta kept = new Meta();
        sent.getSecurity().stream()
                .filter(label -> !RecordTags.isHubs(label.getSystem()))
                .forEach(kept::addSecurity);
        return kept;
    }

    private static boolean steers(Resource resource) {
        return FhirContext.forR4Cached()
                .newTerser()
                .getAllPopulatedChildElementsOfType(resource, Extension.class)
                .stream()
                .anyMatch(extension -> String.valueOf(extension.getUrl()).startsWith(STEERING));
    }

    /** HAPI takes a decimal from a JSON string too, which {@link FhirText} does not look into (F-02). */
    private static boolean canBeWrittenOut(Resource resource) {
        return FhirContext.forR4Cached()
                .newTerser()
                .getAllPopulatedChildElementsOfType(resource, DecimalType.class)
                .stream()
                .allMatch(number -> number.getValue() == null || FhirText.isBounded(number.getValue()));
    }

    /** By its full URL and, as FHIR resolves it within a Bundle, by type and id. */
    private void remember(BundleEntryComponent entry, Resource resource, String url) {
        if (entry.hasFullUrl()) {
            urls.put(entry.getFullUrl(), url);
        }
        if (resource.getIdElement().hasIdPart()) {
            urls.put(resource.fhirType() + "/" + resource.getIdElement().getIdPart(), url);
        }
    }

    private UUID uuid(String key) {
        return UUID.nameUUIDFromBytes(
                (facility.value() + "|" + controlId + "|" + key).getBytes(StandardCharsets.UTF_8));
    }

    /** Its own first one with a system, else one that is the same whenever the message comes again. */
    private Identifier identifier(Resource resource, int place) {
        Property identifiers = resource.getNamedProperty("identifier");
        for (Base own : identifiers == null ? List.<Base>of() : identifiers.getValues()) {
            if (own instanceof Identifier identifier && identifier.hasSystem() && identifier.hasValue()) {
                return identifier;
            }
        }
        Identifier made = new Identifier()
                .setSystem(Uris.DERIVED)
                .setValue(uuid("identifier|" + place).toString());
        resource.setProperty("identifier", made);
        return made;
    }

    private static void request(BundleEntryComponent entry, Identifier identifier) {
        String type = entry.getResource().fhirType();
        String condition = "identifier=" + Tokens.of(identifier.getSystem(), identifier.getValue());
        if (LASTING.contains(type)) {
            entry.getRequest().setMethod(HTTPVerb.POST).setUrl(type).setIfNoneExist(condition);
        } else {
            entry.getRequest().setMethod(HTTPVerb.PUT).setUrl(type + "?" + condition);
        }
    }

    /** What is wrong with a reference, if any: it leads to another entry, or says by an identifier what it means. */
    private Optional<String> repoint() {
        // The parser has tied references to their targets: untied first, or they are walked through from both ends.
        transaction.getEntry().forEach(entry -> outward(entry).forEach(reference -> reference.setResource(null)));
        for (BundleEntryComponent entry : transaction.getEntry()) {
            if (!outward(entry).stream().allMatch(this::repoint)) {
                return Optional.of("a reference of a resource of type "
                        + entry.getResource().fhirType() + " leads to nothing in the message");
            }
        }
        return Optional.empty();
    }

    /** The references to other entries. */
    private static List<Reference> outward(BundleEntryComponent entry) {
        return FhirContext.forR4Cached()
                .newTerser()
                .getAllPopulatedChildElementsOfType(entry.getResource(), Reference.class)
                .stream()
                .filter(Reference::hasReference)
                .filter(reference -> !reference.getReference().startsWith("#"))
                .toList();
    }

    private boolean repoint(Reference reference) {
        IdType id = new IdType(reference.getReference());
        String target = urls.get(reference.getReference());
        if (target == null && id.hasResourceType() && !id.hasBaseUrl()) {
            target = urls.get(id.toUnqualifiedVersionless().getValue());
        }
        if (target == null && !reference.hasIdentifier()) {
            return false;
        }
        reference.setReference(target);
        return true;
    }
}
