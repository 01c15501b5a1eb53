package vn.hamrong.exchange.fhir;

import java.util.Locale;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Resources without a number of their own, kept inside the one that names them. */
public final class Contained {
    private Contained() {}

    /** A reference to {@code part} within {@code owner}; an equal one that is there already is used again. */
    public static Reference in(DomainResource owner, Resource part) {
        for (Resource known : owner.getContained()) {
            part.setId(known.getId());
            if (known.equalsDeep(part)) {
                return new Reference("#" + known.getIdElement().getIdPart());
            }
        }
        String id = part.fhirType().toLowerCase(Locale.ROOT) + "-"
                + (owner.getContained().size() + 1);
        part.setId(id);
        owner.addContained(part);
        return new Reference("#" + id);
    }
}
