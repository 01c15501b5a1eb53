package vn.hamrong.shared.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;

/**
 * How far one request reaches beyond its caller's own data: the patients it names, and what it was given for them. Lives
 * in the request and in those made of it, such as the entries of a Bundle.
 */
final class Reach {
    private final Set<PatientId> named = new HashSet<>();
    private final Set<PatientId> borrowed = new HashSet<>();
    private final Set<Integer> granted = new HashSet<>();
    private final Map<PatientId, Answer> answers = new HashMap<>();

    private Reach() {}

    /** What was answered for a patient, and when by the machine's clock. */
    record Answer(Set<FacilityCode> readable, long at) {}

    static Reach of(RequestDetails request) {
        synchronized (request.getUserData()) {
            return (Reach) request.getUserData().computeIfAbsent(Reach.class, key -> new Reach());
        }
    }

    /** The request asks for this patient: only then a right to others' data is looked for. */
    synchronized void name(PatientId patient) {
        named.add(patient);
    }

    synchronized boolean names(PatientId patient) {
        return named.contains(patient);
    }

    /** Others' data on this patient came into reach: what is made of the answer later depends on the right. */
    synchronized void borrow(PatientId patient) {
        borrowed.add(patient);
    }

    synchronized Set<PatientId> borrowed() {
        return Set.copyOf(borrowed);
    }

    /** The request may look there. */
    synchronized void grant(int partition) {
        granted.add(partition);
    }

    synchronized boolean granted(int partition) {
        return granted.contains(partition);
    }

    /** The answer kept for a patient, unless it is older than {@code fresh} nanoseconds. */
    synchronized Optional<Set<FacilityCode>> answer(PatientId patient, long now, long fresh) {
        return Optional.ofNullable(answers.get(patient))
                .filter(answer -> now - answer.at() < fresh)
                .map(Answer::readable);
    }

    synchronized void keep(PatientId patient, Answer answer) {
        answers.put(patient, answer);
    }
}
