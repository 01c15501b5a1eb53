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

    /** Who stands for the patient now: another one, when it was merged away. */
    PatientId standing(PatientId patient);

    /** All records with this citizen number, oldest first; concurrent askers for one number wait for each other. */
    List<SourceRecord> with(CitizenId citizen);

    /**
     * Adds the first record of its (hospital, MRN).
     *
     * @throws RuntimeException when somebody else added it at the same time: run the whole unit again
     */
    void add(SourceRecord record);

    /**
     * Adds the first record of its (hospital, MRN), which joins {@code with} and is filed where that one is: should
     * {@code with} move to another patient, this one moves along.
     *
     * @throws RuntimeException as {@link #add}, and when {@code with} moved at the same time
     */
    void addBeside(SourceRecord with, SourceRecord record);

    /** What was said under this very number, also when it was merged away; the row locked until the unit ends. */
    Optional<SourceRecord> own(FacilityCode hospital, String mrn);

    /** Adds the record, or replaces the one with its (hospital, MRN). */
    void save(SourceRecord record);

    /** Two records share a citizen number but not birth date and name: a person must say whether they are one. */
    void review(SourceRecord one, SourceRecord other, String why, Instant at);
}
