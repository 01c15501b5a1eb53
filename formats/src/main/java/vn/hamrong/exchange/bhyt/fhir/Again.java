package vn.hamrong.exchange.bhyt.fhir;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import vn.hamrong.exchange.fhir.Uris;

/**
 * A visit told once more. What the dossier before told and this one does not was an error: a line taken off the bill must
 * not stand in the record as given. It stays, {@code entered-in-error}, under its own identity, so that a third dossier that
 * brings it back revives it. A check-in that comes after the dossier changes nothing of the visit.
 */
final class Again {
    /** They last longer than a visit, or are told by every dossier. */
    private static final Set<String> LASTING =
            Set.of("Patient", "Coverage", "Organization", "Practitioner", "Encounter", "Account", "Invoice");

    private final Bundle now;
    private final Set<String> known = new HashSet<>();
    private final Map<String, BundleEntryComponent> earlier = new HashMap<>();

    private Again(Bundle before, Bundle now) {
        this.now = now;
        now.getEntry().forEach(entry -> known.add(entry.getFullUrl()));
        before.getEntry().forEach(entry -> earlier.put(entry.getFullUrl(), entry));
    }

    /**
     * @param before of the last whole dossier of the visit; empty when there is none
     * @param whole whether {@code now} tells all of the visit; otherwise it withdraws nothing
     */
    static void settle(Bundle before, Bundle now, boolean whole) {
        if (!whole) {
            if (before.hasEntry()) {
                now.getEntry().forEach(Again::onlyIfNew);
            }
            return;
        }
        Again again = new Again(before, now);
        before.getEntry().forEach(again::withdraw);
    }

    private static void onlyIfNew(BundleEntryComponent entry) {
        String url = entry.getRequest().getUrl();
        if (entry.getResource() instanceof Encounter && entry.getRequest().getMethod() == HTTPVerb.PUT) {
            entry.getRequest()
                    .setMethod(HTTPVerb.POST)
                    .setUrl("Encounter")
                    .setIfNoneExist(url.substring(url.indexOf('?') + 1));
        }
    }

    private void withdraw(BundleEntryComponent entry) {
        Resource resource = entry.getResource();
        if (!LASTING.contains(resource.fhirType()) && known.add(entry.getFullUrl())) {
            markWithdrawn(resource);
            now.addEntry(entry);
            follow(resource);
        }
    }

    private static void markWithdrawn(Resource resource) {
        if (resource instanceof Condition condition) {
            condition.setVerificationStatus(new CodeableConcept()
                    .addCoding(new Coding(Uris.TERMINOLOGY + "condition-ver-status", "entered-in-error", null)));
        } else {
            // app-3: without a start an appointment can only be proposed or cancelled.
            String status = resource instanceof Appointment ? "cancelled" : "entered-in-error";
            resource.setProperty("status", new CodeType(status));
        }
    }

    /** What a withdrawn resource refers to must be in the Bundle; another patient of then is the patient of now. */
    private void follow(Base element) {
        if (element instanceof Reference reference && reference.hasReference()) {
            Optional.ofNullable(earlier.get(reference.getReference())).ifPresent(target -> follow(reference, target));
            return;
        }
        element.children().forEach(property -> property.getValues().forEach(this::follow));
    }

    private void follow(Reference reference, BundleEntryComponent target) {
        boolean missing = !known.contains(target.getFullUrl());
        if (missing && target.getResource() instanceof Patient) {
            reference.setReference(now.getEntryFirstRep().getFullUrl());
        } else if (missing && LASTING.contains(target.getResource().fhirType())) {
            known.add(target.getFullUrl());
            now.addEntry(target);
            follow(target.getResource());
        }
    }
}
