package vn.hamrong.exchange.fhir;

import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;

/** Steps that work on any type of resource. */
final class Resources {
    private Resources() {}

    /** Gives the resource the identifier as its first one. */
    static void identify(DomainResource resource, Identifier identifier) {
        if (resource instanceof Patient patient) {
            patient.addIdentifier(identifier);
            return;
        }
        Identifier own = (Identifier) resource.addChild("identifier");
        identifier.copyValues(own);
    }
}
