package vn.hamrong.shared.fhir.notice;

import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.fhir.OwnerTag;

/** Whose a resource is, and what else they own. */
public interface OwnResources {

    /** Whose it is; empty when it is nobody's. */
    Optional<FacilityCode> ownerOf(IBaseResource resource);

    /** The one patient it is about; empty when it is about none or several. */
    Optional<PatientId> patientOf(IBaseResource resource);

    /** The resource as the open transaction sees it, when it is this facility's own. */
    Optional<Resource> read(FacilityCode facility, IdType id);

    /** Whether a security label of that system is the hub's and no hospital's. */
    static boolean isHubs(String system) {
        return OwnerTag.OWNER.equals(system) || OwnerTag.KNOWN_BY.equals(system);
    }
}
