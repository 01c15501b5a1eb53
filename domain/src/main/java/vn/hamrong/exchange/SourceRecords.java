package vn.hamrong.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.hamrong.shared.CitizenId;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;

/** The hospitals' own words on their patients. All methods need an open {@link vn.hamrong.shared.UnitOfWork}. */
public interface SourceRecords {

    /** The record, its row locked until the unit ends. A number that was merged away gives the surviving record. */
    Optional<SourceRecord> find(FacilityCode hospital, String mrn);

    /** Those of several numbers at once, by the number asked for, each as {@link #find} gives it. */
    Map<String, SourceRecord> findAll(FacilityCode hospital, Set<String> mrns);

    /** All records joined to the patient, oldest first; the shared patient's row is locked until the unit ends. */
    List<SourceRecord> of(PatientId patient);

    /** All records with this citizen number, oldest first; concurrent askers for one number wait for each other. */
    List<SourceRecord> with(CitizenId citizen);

    /**
     * Adds the first record of its (hospital, MRN).
     *
     * @throws RuntimeException when somebody else added it at the same time: run the whole unit again
     */
    void add(SourceRecord record);

    /** Adds the record, or replaces the one with its (hospital, MRN). */
    void save(SourceRecord record);

    /** {@code prior} is the same person as {@code surviving} at this hospital: later look-ups of it find the survivor. */
    void merge(FacilityCode hospital, String prior, String surviving, Instant at);

    /** Two records share a citizen number but not birth date and name: a person must say whether they are one. */
    void review(SourceRecord one, SourceRecord other, String why, Instant at);
}
