package vn.hamrong.shared.fhir.notice;

import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import vn.hamrong.shared.AuditEntry;
import vn.hamrong.shared.FacilityCode;

/** Who may hear of a resource, asked at the write and once more when it is told. */
public interface Audience {

    /** Whether the facility may read what is being written: its own, or another's that it has a right to now. */
    boolean mayHear(FacilityCode facility, IBaseResource written);

    /** Notices of one patient are told in order: the patient, or nothing when it is nobody's. */
    String order(IBaseResource written);

    /** Whose data the facility hears of, and by which right, for the audit. */
    AuditEntry.About about(FacilityCode facility, IBaseResource told);

    /** The resource as it is now, when the facility may read it now; empty also when it is gone. */
    Optional<IBaseResource> read(FacilityCode facility, IdType id);
}
