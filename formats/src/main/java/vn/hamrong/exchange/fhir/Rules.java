package vn.hamrong.exchange.fhir;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Address.AddressUse;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Invariants of FHIR R4 that a value as sent may break; kept here, once, for every map. */
final class Rules {
    private Rules() {}

    /** Makes the finished resource keep them; no value is lost. */
    static void keep(Resource resource) {
        if (resource instanceof Organization organization) {
            organization(organization);
        }
        if (resource instanceof DomainResource owner && owner.hasContained()) {
            owner.getContained().forEach(Rules::keep);
            everyPartIsNamed(owner);
        }
    }

    /** org-1, org-2, org-3: has a name or a number; neither address nor telephone is anybody's home. */
    private static void organization(Organization organization) {
        if (!organization.hasName() && !organization.hasIdentifier()) {
            organization.setName("unknown");
        }
        organization.getAddress().stream()
                .filter(address -> address.getUse() == AddressUse.HOME)
                .forEach(address -> address.setUse(null));
        organization.getTelecom().stream()
                .filter(telecom -> telecom.getUse() == ContactPointUse.HOME)
                .forEach(telecom -> telecom.setUse(null));
    }

    /** dom-3: what is contained must be referred to; what nothing names is named by an extension. */
    private static void everyPartIsNamed(DomainResource owner) {
        Set<String> named = new HashSet<>();
        references(owner, named);
        for (Resource part : List.copyOf(owner.getContained())) {
            String reference = "#" + part.getIdElement().getIdPart().replace("#", "");
            if (!named.contains(reference)) {
                owner.addExtension(Uris.V2_FIELD + "contained", new Reference(reference));
            }
        }
    }

    private static void references(Base element, Set<String> named) {
        if (element instanceof Reference reference && reference.hasReference()) {
            named.add(reference.getReference());
            return;
        }
        if (element.isPrimitive()) {
            return;
        }
        for (Property property : element.children()) {
            property.getValues().forEach(value -> references(value, named));
        }
    }
}
