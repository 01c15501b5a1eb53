package vn.hamrong.shared.fhir;

import ca.uhn.fhir.interceptor.model.ReadPartitionIdRequestDetails;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IIdType;
import org.jspecify.annotations.Nullable;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;

/** Which partitions one look into the record may touch: others' only where the caller has a right for whom it asks. */
public final class ReadablePartitions {
    private final FacilityPartitions partitions;
    private final Rights rights;
    private final Whereabouts whereabouts;

    public ReadablePartitions(FacilityPartitions partitions, Rights rights, Whereabouts whereabouts) {
        this.partitions = partitions;
        this.rights = rights;
        this.whereabouts = whereabouts;
    }

    /** The shared one is always among them, or chains through the patient find nothing. */
    List<Integer> to(Caller caller, ReadPartitionIdRequestDetails details, RequestDetails request) {
        List<Integer> readable = new ArrayList<>(List.of(Partitions.SHARED, caller.partition()));
        @Nullable SearchParameterMap asked = details.getSearchParams();
        @Nullable IIdType id = details.getReadResourceId();
        if (asked != null) {
            add(readable, owners(caller, new Question(details.getResourceType(), asked), request), request);
        } else if (id != null && id.hasIdPart() && details.getResourceType() != null) {
            add(readable, owners(caller, id.withResourceType(details.getResourceType()), request), request);
        }
        return readable;
    }

    /** The facilities whose data may answer a search. */
    Set<FacilityCode> owners(Caller caller, Question question, RequestDetails request) {
        Set<PatientId> patients = question.patients();
        patients.forEach(Reach.of(request)::name);
        return rights.readableForAll(caller, patients, request);
    }

    /** Only where the resource is; what it is about decides {@link ReadGuard} once it is loaded. */
    private Set<FacilityCode> owners(Caller caller, IIdType id, RequestDetails request) {
        if (Partitions.sharedType(id.getResourceType())) {
            Subjects.patient(id.getIdPart()).ifPresent(Reach.of(request)::name);
            return Set.of();
        }
        return whereabouts
                .find(id)
                .filter(found -> found.partition() != caller.partition())
                .flatMap(found -> partitions
                        .owner(found.partition())
                        .filter(owner -> anyReadable(caller, owner, found.patients(), request)))
                .map(Set::of)
                .orElse(Set.of());
    }

    private boolean anyReadable(Caller caller, FacilityCode owner, Set<PatientId> patients, RequestDetails request) {
        patients.forEach(Reach.of(request)::name);
        return patients.stream()
                .anyMatch(patient -> rights.readable(caller, patient, request).contains(owner));
    }

    private void add(List<Integer> readable, Set<FacilityCode> owners, RequestDetails request) {
        owners.stream()
                .map(partitions::of)
                .flatMapToInt(OptionalInt::stream)
                .filter(partition -> !readable.contains(partition))
                .sorted()
                .forEach(partition -> {
                    Reach.of(request).grant(partition);
                    readable.add(partition);
                });
    }
}
