package vn.hamrong.shared.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;

/**
 * Who may read whose data, one request at a time. The own facility's data needs no right; another's needs one for every
 * patient it is about, and only the patients a request names are asked for.
 */
public final class Rights {
    /** How long an answer serves one request: an ended right is felt within it. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final ReadableFacilities facilities;
    private final LongSupplier nanos;

    public Rights(ReadableFacilities facilities, LongSupplier nanos) {
        this.facilities = facilities;
        this.nanos = nanos;
    }

    /** The facilities whose data on the patient the caller may read, its own among them. */
    Set<FacilityCode> readable(Caller caller, PatientId patient, RequestDetails request) {
        Reach reach = Reach.of(request);
        if (!reach.names(patient)) {
            return Set.of(caller.facility());
        }
        long now = nanos.getAsLong();
        Optional<Set<FacilityCode>> known = reach.answer(patient, now, FRESH.toNanos());
        if (known.isPresent()) {
            return known.get();
        }
        Set<FacilityCode> answered = new HashSet<>(facilities.by(caller.facility(), patient));
        answered.add(caller.facility());
        if (answered.size() > 1) {
            reach.borrow(patient);
        }
        reach.keep(patient, new Reach.Answer(Set.copyOf(answered), now));
        return answered;
    }

    /** The facilities whose data on all these patients the caller may read; its own only when there are none. */
    Set<FacilityCode> readableForAll(Caller caller, Collection<PatientId> patients, RequestDetails request) {
        Iterator<PatientId> each = patients.iterator();
        if (!each.hasNext()) {
            return Set.of(caller.facility());
        }
        Set<FacilityCode> all = new HashSet<>(readable(caller, each.next(), request));
        while (each.hasNext()) {
            all.retainAll(readable(caller, each.next(), request));
        }
        return all;
    }

    /** Whether the caller may read what {@code owner} has on these patients; of another's what is nobody's: never. */
    boolean mayRead(Caller caller, FacilityCode owner, Collection<PatientId> patients, RequestDetails request) {
        return owner.equals(caller.facility())
                || (!patients.isEmpty()
                        && readableForAll(caller, patients, request).contains(owner));
    }

    /** Whether every one of these rights still holds for the caller of the request, who names them. */
    public boolean stillHold(Collection<PatientId> patients, RequestDetails request) {
        Caller caller = Callers.find(request).orElseThrow(() -> new IllegalStateException("a right without a caller"));
        patients.forEach(Reach.of(request)::name);
        return patients.stream()
                .allMatch(patient -> readable(caller, patient, request).size() > 1);
    }

    /** The patients whose data of others came into this request's reach. */
    public static Set<PatientId> borrowed(RequestDetails request) {
        return Reach.of(request).borrowed();
    }
}
