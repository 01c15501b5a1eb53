package vn.hamrong.shared.fhir;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import vn.hamrong.shared.AuditEntry;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.ReadingRight;
import vn.hamrong.shared.ReadingRights;
import vn.hamrong.shared.fhir.notice.Audience;

/** The audience of notices by the same rights as every read. */
final class GuardedAudience implements Audience {
    private final DaoRegistry types;
    private final Callers callers;
    private final Belonging belonging;
    private final ReadingRights rights;

    GuardedAudience(DaoRegistry types, Callers callers, Belonging belonging, ReadingRights rights) {
        this.types = types;
        this.callers = callers;
        this.belonging = belonging;
        this.rights = rights;
    }

    @Override
    public boolean mayHear(FacilityCode facility, IBaseResource written) {
        return OwnerTag.ownerOf(written)
                .filter(owner -> belonging.mayRead(owner, written, callers.hubFor(facility)))
                .isPresent();
    }

    @Override
    public String order(IBaseResource written) {
        return Subjects.of(written).stream()
                .map(PatientId::value)
                .sorted()
                .findFirst()
                .orElse("");
    }

    @Override
    public AuditEntry.About about(FacilityCode facility, IBaseResource told) {
        Optional<PatientId> patient = Subjects.of(told).stream().findFirst();
        Optional<FacilityCode> owner = OwnerTag.ownerOf(told);
        Optional<ReadingRight> right = owner.filter(facility::equals).isPresent()
                ? Optional.of(ReadingRight.OWN)
                : patient.flatMap(whom -> rights.of(facility, whom));
        return new AuditEntry.About(patient, owner, told.fhirType(), right);
    }

    @Override
    public Optional<IBaseResource> read(FacilityCode facility, IdType id) {
        RequestDetails asking = callers.hubFor(facility);
        return belonging.mayRead(id, asking)
                ? belonging.owner(id).flatMap(owner -> stored(id, owner)).filter(found -> mayHear(facility, found))
                : Optional.empty();
    }

    private Optional<IBaseResource> stored(IdType id, FacilityCode owner) {
        try {
            return Optional.of(types.getResourceDao(id.getResourceType())
                    .read(id.toUnqualifiedVersionless(), callers.hubFor(owner)));
        } catch (ResourceNotFoundException | ResourceGoneException gone) {
            return Optional.empty();
        }
    }
}
