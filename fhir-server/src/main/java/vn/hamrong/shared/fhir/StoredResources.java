package vn.hamrong.shared.fhir;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.fhir.notice.OwnResources;

/** By owner's label, and in the facility's own partition. */
final class StoredResources implements OwnResources {
    private final DaoRegistry types;
    private final Callers callers;

    StoredResources(DaoRegistry types, Callers callers) {
        this.types = types;
        this.callers = callers;
    }

    @Override
    public Optional<FacilityCode> ownerOf(IBaseResource resource) {
        return OwnerTag.ownerOf(resource);
    }

    @Override
    public Optional<PatientId> patientOf(IBaseResource resource) {
        Set<PatientId> patients = Subjects.of(resource);
        return patients.size() == 1 ? Optional.of(patients.iterator().next()) : Optional.empty();
    }

    @Override
    public Optional<Resource> read(FacilityCode facility, IdType id) {
        if (Partitions.sharedType(id.getResourceType())) {
            return Optional.empty();
        }
        try {
            IBaseResource found = types.getResourceDao(id.getResourceType()).read(id, callers.hubFor(facility));
            return Optional.of((Resource) found).filter(one -> ownerOf(one).equals(Optional.of(facility)));
        } catch (ResourceNotFoundException | ResourceGoneException none) {
            return Optional.empty();
        }
    }
}
