package vn.hamrong.shared.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;

/** To whom a resource belongs, asked before anything is done with it. Patients are shared and belong to nobody. */
public final class Belonging {
    private final FacilityPartitions partitions;
    private final Rights rights;
    private final Whereabouts whereabouts;

    public Belonging(FacilityPartitions partitions, Rights rights, Whereabouts whereabouts) {
        this.partitions = partitions;
        this.rights = rights;
        this.whereabouts = whereabouts;
    }

    /** Whether it is the caller's own. */
    public boolean owns(IIdType id, RequestDetails request) {
        return Callers.find(request)
                .flatMap(caller -> whereabouts.find(id).filter(found -> found.partition() == caller.partition()))
                .isPresent();
    }

    /** Whether it is the caller's own, or another's that a right covers with every patient it refers to. */
    public boolean mayRead(IIdType id, RequestDetails request) {
        return Callers.find(request)
                .flatMap(caller -> whereabouts.find(id).filter(found -> mayRead(caller, found, request)))
                .isPresent();
    }

    /** Whether the caller may read what {@code owner} is writing. */
    boolean mayRead(FacilityCode owner, IBaseResource written, RequestDetails request) {
        Set<PatientId> patients = Subjects.of(written);
        patients.forEach(Reach.of(request)::name);
        return Callers.find(request)
                .filter(caller -> rights.mayRead(caller, owner, patients, request))
                .isPresent();
    }

    /** The facility whose it is; empty when there is no such thing. */
    Optional<FacilityCode> owner(IIdType id) {
        return whereabouts.find(id).flatMap(found -> partitions.owner(found.partition()));
    }

    private boolean mayRead(Caller caller, Whereabouts.Found found, RequestDetails request) {
        found.patients().forEach(Reach.of(request)::name);
        return partitions
                .owner(found.partition())
                .filter(owner -> rights.mayRead(caller, owner, found.patients(), request))
                .isPresent();
    }

    /** Whether the resource, written over the stored one, stays with the patient it is about. */
    public boolean keepsSubject(IIdType id, IBaseResource changed) {
        Set<PatientId> before =
                whereabouts.find(id).map(Whereabouts.Found::patients).orElse(Set.of());
        Set<PatientId> after = Subjects.of(changed);
        return before.isEmpty() || (!after.isEmpty() && before.containsAll(after));
    }
}
