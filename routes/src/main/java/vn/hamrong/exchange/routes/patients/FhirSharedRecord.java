package vn.hamrong.exchange.routes.patients;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.exchange.Hospitals;
import vn.hamrong.exchange.SourceRecord;
import vn.hamrong.exchange.fhir.ClinicalRecord;
import vn.hamrong.exchange.fhir.SubjectMoves;
import vn.hamrong.exchange.patient.SharedPatient;
import vn.hamrong.exchange.patients.Regrouping;
import vn.hamrong.exchange.patients.SharedRecord;
import vn.hamrong.exchange.patients.Standing;
import vn.hamrong.exchange.patients.UnnumberedResources;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;

/** The clinical side in FHIR. Never more than a page of resources is in memory. */
public final class FhirSharedRecord implements SharedRecord {
    private static final int PAGE = 50;

    private final ClinicalRecord record;
    private final SubjectMoves moves;
    private final UnnumberedResources unnumbered;
    private final Hospitals hospitals;

    public FhirSharedRecord(
            ClinicalRecord record, SubjectMoves moves, UnnumberedResources unnumbered, Hospitals hospitals) {
        this.record = record;
        this.moves = moves;
        this.unnumbered = unnumbered;
        this.hospitals = hospitals;
    }

    @Override
    public void move(Regrouping.Move move) {
        record.moveSubject(move.hospital(), move.from(), move.mrn(), move.to());
    }

    @Override
    public void move(Regrouping.Rest rest) {
        for (Hospital hospital : hospitals.all()) {
            if (rest.home().equals(rest.from())) {
                noteAndMove(hospital.code(), rest);
            } else {
                moveNoted(hospital.code(), rest);
            }
            if (rest.home().equals(rest.to())) {
                unnumbered.forget(hospital.code(), rest.home());
            }
        }
    }

    /** All that is left on the patient now came under no number. */
    private void noteAndMove(FacilityCode facility, Regrouping.Rest rest) {
        List<SubjectMoves.Found> page = moves.under(facility, rest.from(), 0, PAGE);
        while (!page.isEmpty()) {
            List<String> names = page.stream().map(SubjectMoves.Found::name).toList();
            unnumbered.note(facility, rest.home(), names);
            moves.move(facility, names, rest.from(), rest.to());
            page = moves.under(facility, rest.from(), page.get(page.size() - 1).row(), PAGE);
        }
    }

    private void moveNoted(FacilityCode facility, Regrouping.Rest rest) {
        List<String> page = unnumbered.of(facility, rest.home(), "", PAGE);
        while (!page.isEmpty()) {
            moves.move(facility, page, rest.from(), rest.to());
            page = unnumbered.of(facility, rest.home(), page.get(page.size() - 1), PAGE);
        }
    }

    @Override
    public void derive(PatientId patient, Standing now) {
        List<SourceRecord> own = now.of(patient);
        PatientId instead = now.standsFor(patient);
        List<SourceRecord> theirs = own.isEmpty() ? now.of(instead) : own;
        if (theirs.isEmpty()) {
            return; // nobody was ever told of it
        }
        Patient derived = own.isEmpty()
                ? SharedPatient.replaced(patient, instead, SharedPatient.of(instead, theirs))
                : SharedPatient.of(patient, own);
        record.save(theirs.get(0).hospital(), List.of(bundle(patient, derived)));
    }

    private static Bundle bundle(PatientId id, Patient patient) {
        Bundle bundle = new Bundle();
        bundle.setType(Bundle.BundleType.TRANSACTION);
        bundle.addEntry()
                .setFullUrl("Patient/" + id.value())
                .setResource(patient)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.PUT)
                .setUrl("Patient/" + id.value());
        return bundle;
    }

    @Override
    public Map<String, Integer> count(Regrouping.Move move) {
        return moves.count(move.hospital(), move.from(), Optional.of(move.mrn()));
    }

    @Override
    public Map<String, Integer> count(Regrouping.Rest rest) {
        Map<String, Integer> all = new TreeMap<>();
        for (Hospital hospital : hospitals.all()) {
            counted(hospital.code(), rest).forEach((type, count) -> all.merge(type, count, Integer::sum));
        }
        return all;
    }

    private Map<String, Integer> counted(FacilityCode facility, Regrouping.Rest rest) {
        if (rest.home().equals(rest.from())) {
            return moves.count(facility, rest.from(), Optional.empty());
        }
        Map<String, Integer> noted = new TreeMap<>();
        List<String> page = unnumbered.of(facility, rest.home(), "", PAGE);
        while (!page.isEmpty()) {
            page.forEach(name -> noted.merge(name.substring(0, name.indexOf('/')), 1, Integer::sum));
            page = unnumbered.of(facility, rest.home(), page.get(page.size() - 1), PAGE);
        }
        return noted;
    }
}
