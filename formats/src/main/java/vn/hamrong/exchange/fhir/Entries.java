package vn.hamrong.exchange.fhir;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import vn.hamrong.shared.FacilityCode;

/**
 * The entries of a transaction that may be repeated: every one is conditional, and the same condition twice gives the same
 * resource twice.
 */
public final class Entries {
    private final FacilityCode facility;
    private final Map<String, BundleEntryComponent> entries = new LinkedHashMap<>();
    private final IdentityHashMap<DomainResource, String> urls = new IdentityHashMap<>();

    /** How many more came of one key: counting anew for each would take quadratic time. */
    private final Map<String, Integer> twins = new HashMap<>();

    public Entries(FacilityCode facility) {
        this.facility = facility;
    }

    /**
     * The resource with that identifier, as the message's last word on it: new, or the one already in this Bundle. Written
     * with {@code PUT Type?identifier=…}.
     */
    public <T extends DomainResource> T keyed(Supplier<T> fresh, Identifier identifier) {
        return enter(fresh, identifier, HTTPVerb.PUT);
    }

    /** As {@link #keyed}, but written only when nobody has it yet: {@code POST} with {@code ifNoneExist}. */
    public <T extends DomainResource> T ifNew(Supplier<T> fresh, Identifier identifier) {
        return enter(fresh, identifier, HTTPVerb.POST);
    }

    /**
     * A new resource that the sender gives no number: it gets one made of the facility and {@code key}. Equal keys in one
     * message are told apart by their order.
     *
     * @param key what makes it this one and no other, stable from message to message
     */
    public <T extends DomainResource> T derived(Supplier<T> fresh, String key) {
        T resource = fresh.get();
        String base = resource.fhirType() + "|" + key;
        Identifier identifier = derivedIdentifier(base);
        while (entries.containsKey(condition(resource, identifier))) {
            identifier = derivedIdentifier(base + "#" + (twins.merge(base, 1, Integer::sum) + 1));
        }
        return enter(() -> resource, identifier, HTTPVerb.PUT);
    }

    /** A number made of the facility and {@code base}: always the same. */
    public Identifier derivedIdentifier(String base) {
        return new Identifier().setSystem(Uris.DERIVED).setValue(uuid(base).toString());
    }

    /** A reference to a resource of this Bundle. */
    public Reference reference(DomainResource resource) {
        return new Reference(urls.getOrDefault(resource, ""));
    }

    /** The finished entries: patients first. */
    public void into(Bundle bundle) {
        List<BundleEntryComponent> later = new ArrayList<>();
        for (BundleEntryComponent entry : entries.values()) {
            Rules.keep(entry.getResource());
            if (entry.getResource() instanceof Patient) {
                bundle.addEntry(entry);
            } else {
                later.add(entry);
            }
        }
        later.forEach(bundle::addEntry);
    }

    /** A UUID made of the facility and {@code key}: always the same. */
    UUID uuid(String key) {
        return UUID.nameUUIDFromBytes((facility.value() + "|" + key).getBytes(StandardCharsets.UTF_8));
    }

    /** The resource of this Bundle with that full URL. */
    Optional<Resource> target(String fullUrl) {
        return entries.values().stream()
                .filter(entry -> entry.getFullUrl().equals(fullUrl))
                .map(BundleEntryComponent::getResource)
                .findFirst();
    }

    /** @param condition the request's URL; for a {@code POST} what follows its {@code ?} is {@code ifNoneExist} */
    void add(String condition, DomainResource resource, HTTPVerb verb) {
        String url = "urn:uuid:" + uuid(condition);
        BundleEntryComponent entry = new BundleEntryComponent().setFullUrl(url).setResource(resource);
        boolean post = verb == HTTPVerb.POST;
        entry.getRequest().setMethod(verb).setUrl(post ? resource.fhirType() : condition);
        if (post) {
            entry.getRequest().setIfNoneExist(condition.substring(condition.indexOf('?') + 1));
        }
        entries.put(condition, entry);
        urls.put(resource, url);
    }

    private static String condition(DomainResource resource, Identifier identifier) {
        return resource.fhirType() + "?identifier=" + Tokens.of(identifier.getSystem(), identifier.getValue());
    }

    private <T extends DomainResource> T enter(Supplier<T> fresh, Identifier identifier, HTTPVerb verb) {
        T resource = fresh.get();
        String condition = condition(resource, identifier);
        BundleEntryComponent known = entries.get(condition);
        if (known != null && known.getResource().getClass() == resource.getClass()) {
            @SuppressWarnings("unchecked") // the classes are equal
            T same = (T) known.getResource();
            return same;
        }
        Resources.identify(resource, identifier);
        add(condition, resource, verb);
        return resource;
    }
}
