package vn.hamrong.exchange.patients;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;

/**
 * What changes from one standing to another. Decided before anything is done, so that a person can see it first.
 *
 * @param refiled records that are another patient's now
 * @param renumbered numbers that another stands for now, or nobody any more
 * @param moves what came under a number goes to another patient
 * @param rest what came under no number goes with the patient it was written under
 * @param patients all whose records are others now, to be derived anew, in the order of their ids
 */
public record Regrouping(
        List<Refiled> refiled,
        List<Renumbered> renumbered,
        List<Move> moves,
        List<Rest> rest,
        List<PatientId> patients) {

    /** The record of that row. */
    public record Refiled(long row, PatientId home, PatientId patient) {}

    /** {@code survivor} is empty when the number stands for itself. */
    public record Renumbered(RecordKey number, Optional<String> survivor) {}

    /** The hospital's resources that came under the number. */
    public record Move(FacilityCode hospital, PatientId from, String mrn, PatientId to) {
        /** Numbers are personal. */
        @Override
        public String toString() {
            return "Move[" + hospital + " " + from + " to " + to + "]";
        }
    }

    /** All facilities' resources that were written under {@code home} and came under no number. */
    public record Rest(PatientId home, PatientId from, PatientId to) {}

    /** Compares the two standings of the same records. */
    static Regrouping between(Standing before, Standing after) {
        Set<PatientId> touched = new LinkedHashSet<>();
        List<Refiled> refiled = refiled(before, after, touched);
        List<Renumbered> renumbered = renumbered(before, after, touched);
        List<Move> moves = moves(before, after);
        List<Rest> rest = new ArrayList<>();
        Set<PatientId> all = new LinkedHashSet<>(before.patients());
        all.addAll(after.patients());
        all.stream().sorted(Comparator.comparing(PatientId::value)).forEach(patient -> {
            PatientId from = before.standsFor(patient);
            PatientId to = after.standsFor(patient);
            if (!from.equals(to)) {
                rest.add(new Rest(patient, from, to));
                touched.addAll(List.of(patient, from, to));
            }
        });
        // Last what is written under the patient that goes away itself: whatever is left on it then is its own.
        rest.sort(Comparator.comparing(each -> each.home().equals(each.from())));
        moves.forEach(move -> touched.addAll(List.of(move.from(), move.to())));
        return new Regrouping(
                refiled,
                renumbered,
                moves,
                rest,
                touched.stream().sorted(Comparator.comparing(PatientId::value)).toList());
    }

    private static List<Refiled> refiled(Standing before, Standing after, Set<PatientId> touched) {
        List<Refiled> refiled = new ArrayList<>();
        for (Standing.Filed each : after.records()) {
            PatientId home = after.home(each);
            PatientId patient = after.patient(each);
            if (!home.equals(each.home()) || !patient.equals(each.record().patient())) {
                refiled.add(new Refiled(each.row(), home, patient));
                touched.addAll(List.of(before.patient(each), patient));
            }
        }
        return refiled;
    }

    private static List<Renumbered> renumbered(Standing before, Standing after, Set<PatientId> touched) {
        List<Renumbered> renumbered = new ArrayList<>();
        for (RecordKey key : after.keys()) {
            RecordKey now = after.survivor(key);
            if (!now.equals(before.survivor(key))) {
                renumbered.add(new Renumbered(key, now.equals(key) ? Optional.empty() : Optional.of(now.mrn())));
                before.patient(key).ifPresent(touched::add);
                after.patient(key).ifPresent(touched::add);
            }
        }
        return renumbered;
    }

    private static List<Move> moves(Standing before, Standing after) {
        List<Move> moves = new ArrayList<>();
        for (RecordKey key : after.keys()) {
            Optional<PatientId> from = before.patient(key);
            Optional<PatientId> to = after.patient(key);
            if (from.isPresent() && to.isPresent() && !from.equals(to)) {
                moves.add(new Move(key.hospital(), from.get(), key.mrn(), to.get()));
            }
        }
        return moves;
    }

    /** Patients that anything clinical leaves or comes to: rights opened for them no longer mean what they meant. */
    public Set<PatientId> mixed() {
        Set<PatientId> mixed = new LinkedHashSet<>();
        moves.forEach(move -> mixed.addAll(List.of(move.from(), move.to())));
        rest.forEach(each -> mixed.addAll(List.of(each.from(), each.to())));
        return mixed;
    }
}
