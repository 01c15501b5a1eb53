package vn.hamrong.exchange.routes.apply;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Patient;
import vn.hamrong.exchange.PatientJoin;
import vn.hamrong.exchange.SourceRecord;
import vn.hamrong.exchange.SourceRecords;
import vn.hamrong.exchange.patient.SharedPatient;
import vn.hamrong.exchange.patient.SourceWords;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.PatientId;

/**
 * The master index: finds or makes the shared patient behind a hospital's own number. Needs an open
 * {@link vn.hamrong.shared.UnitOfWork}; the rows it reads stay locked until that ends.
 */
public final class PatientIndex {
    private final SourceRecords sources;
    private final Supplier<PatientId> newId;

    /** Takes new ids from {@code newId}: random, so that they tell nothing. */
    public PatientIndex(SourceRecords sources, Supplier<PatientId> newId) {
        this.sources = sources;
        this.newId = newId;
    }

    /**
     * What one hospital says of one patient.
     *
     * @param words the hospital's own {@code Patient}
     * @param replaces whether these words replace earlier ones (ADT), or only serve when there are none (results, orders)
     */
    public record Saying(
            FacilityCode hospital, String mrn, Patient words, boolean replaces, JournalNumber from, Instant at) {
        @Override
        public String toString() {
            return "Saying[" + hospital + " " + from + "]";
        }
    }

    /** The shared patient; {@code changed} holds its new form when it must be written. */
    public record Located(PatientId patient, Optional<Patient> changed, boolean created) {}

    /** Finds or makes the patient and keeps the hospital's words. */
    public Located locate(Saying saying) {
        return locate(saying, sources.find(saying.hospital(), saying.mrn()));
    }

    /** What is known of these numbers, to {@link #locate(Saying, Optional) locate} them by. */
    public Map<String, SourceRecord> known(FacilityCode hospital, Set<String> mrns) {
        return mrns.isEmpty() ? Map.of() : sources.findAll(hospital, mrns);
    }

    /** As {@link #locate(Saying)}, with the record of the number found beforehand in the same unit of work. */
    public Located locate(Saying saying, Optional<SourceRecord> known) {
        return known.map(record ->
                        record.mrn().equals(saying.mrn()) ? update(record, saying) : keepBeside(record, saying))
                .orElseGet(() -> add(saying));
    }

    /** Words under a number that was merged away are kept as that number's own, for the day the merge is undone. */
    private Located keepBeside(SourceRecord survivor, Saying saying) {
        Optional<SourceRecord> own = sources.own(saying.hospital(), saying.mrn());
        if (own.isEmpty()) {
            file(saying);
        } else if (saying.replaces()) {
            String demographics = SharedPatient.demographics(saying.words());
            if (!demographics.equals(own.get().demographics())) {
                sources.save(record(saying, saying.mrn(), own.get().patient(), demographics));
            }
        }
        return new Located(survivor.patient(), Optional.empty(), false);
    }

    private Located update(SourceRecord record, Saying saying) {
        if (!saying.replaces()) {
            return new Located(record.patient(), Optional.empty(), false);
        }
        String demographics = SharedPatient.demographics(saying.words());
        if (demographics.equals(record.demographics())) {
            return new Located(record.patient(), Optional.empty(), false);
        }
        SourceRecord changed = record(saying, record.mrn(), record.patient(), demographics);
        sources.save(changed);
        if (!changed.citizen().equals(record.citizen())) {
            doubts(changed)
                    .forEach(other -> sources.review(changed, other, "citizen number learned later", saying.at()));
        }
        return new Located(record.patient(), Optional.of(derived(record.patient())), false);
    }

    private List<SourceRecord> doubts(SourceRecord changed) {
        return changed.citizen().map(sources::with).orElse(List.of()).stream()
                .filter(other -> !other.patient().equals(changed.patient()))
                .toList();
    }

    private Located add(Saying saying) {
        PatientId patient = file(saying);
        return new Located(patient, Optional.of(derived(patient)), true);
    }

    private PatientId file(Saying saying) {
        SourceWords words = SourceWords.of(saying.words());
        List<SourceRecord> sameNumber = words.citizen().map(sources::with).orElse(List.of());
        PatientJoin join = PatientJoin.decide(words.birthDate(), words.foldedName(), sameNumber);
        PatientId patient = join.match(PatientJoin.Joined::patient, alone -> newId.get());
        SourceRecord added = record(saying, saying.mrn(), patient, SharedPatient.demographics(saying.words()));
        join.match(
                joined -> {
                    sources.addBeside(joined.with(), added);
                    return patient;
                },
                alone -> {
                    sources.add(added);
                    return patient;
                });
        List<SourceRecord> doubts = join.match(joined -> List.of(), PatientJoin.Alone::doubts);
        doubts.forEach(
                other -> sources.review(added, other, "same citizen number, other birth date or name", saying.at()));
        return patient;
    }

    /** The shared patient as its source records now make it. */
    public Patient derived(PatientId patient) {
        return SharedPatient.of(patient, sources.of(patient));
    }

    private static SourceRecord record(Saying saying, String mrn, PatientId patient, String demographics) {
        SourceWords words = SourceWords.of(saying.words());
        return new SourceRecord(
                saying.hospital(),
                mrn,
                patient,
                words.citizen(),
                words.birthDate(),
                words.foldedName(),
                demographics,
                saying.from(),
                saying.at());
    }
}
