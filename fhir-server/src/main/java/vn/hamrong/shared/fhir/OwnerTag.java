package vn.hamrong.shared.fhir;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseCoding;
import org.hl7.fhir.instance.model.api.IBaseMetaType;
import org.hl7.fhir.instance.model.api.IBaseResource;
import vn.hamrong.shared.FacilityCode;

/**
 * The security labels by which access is decided. Only the hub writes them: what a client sends under these systems is
 * dropped.
 */
public final class OwnerTag {
    /** On every facility's resource: the facility it belongs to. */
    public static final String OWNER = "http://hamrong.vn/fhir/sid/owner";

    /** On the shared patient, once for each facility that has a source record of the patient. */
    public static final String KNOWN_BY = "http://hamrong.vn/fhir/sid/known-by";

    private OwnerTag() {}

    /** Marks the resource as the facility's, and as nobody else's. */
    static void stamp(IBaseResource resource, FacilityCode owner) {
        IBaseMetaType meta = resource.getMeta();
        meta.getSecurity().removeIf(label -> OWNER.equals(label.getSystem()) || KNOWN_BY.equals(label.getSystem()));
        meta.addSecurity().setSystem(OWNER).setCode(owner.value());
    }

    static boolean anyOf(IBaseResource resource, String system, Set<FacilityCode> facilities) {
        return codes(resource, system)
                .anyMatch(code -> facilities.stream()
                        .anyMatch(facility -> facility.value().equals(code)));
    }

    /** The facility a resource belongs to; empty for the shared patient and for what the hub never stored. */
    public static Optional<FacilityCode> ownerOf(IBaseResource resource) {
        return codes(resource, OWNER).<FacilityCode>map(FacilityCode::new).findFirst();
    }

    /** The facilities that know the person, as far as the caller may know of them; none where it is no shared patient. */
    public static Set<FacilityCode> knowersOf(IBaseResource resource) {
        return codes(resource, KNOWN_BY).<FacilityCode>map(FacilityCode::new).collect(Collectors.toSet());
    }

    private static Stream<String> codes(IBaseResource resource, String system) {
        return resource.getMeta().getSecurity().stream()
                .filter(label -> system.equals(label.getSystem()))
                .map(IBaseCoding::getCode)
                .filter(code -> code != null && !code.isEmpty());
    }
}
