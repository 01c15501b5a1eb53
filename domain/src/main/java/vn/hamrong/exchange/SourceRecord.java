package vn.hamrong.exchange;

import java.time.Instant;
import java.util.Optional;
import vn.hamrong.shared.CitizenId;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.PatientId;

/**
 * What one hospital says of one of its patients. The shared patient is derived from these, so every join can be
 * explained and undone.
 *
 * @param mrn the hospital's medical record number
 * @param patient the shared patient it is joined to
 * @param citizen the citizen card's number, when it has one of 12 digits
 * @param birthDate as told: {@code yyyy}, {@code yyyy-MM} or {@code yyyy-MM-dd}; empty when unknown
 * @param foldedName see {@link FoldedName}; empty when unknown
 * @param demographics the hospital's own FHIR R4 {@code Patient} as JSON
 * @param from the message that last changed it; {@link JournalNumber#NONE} when it came over FHIR
 */
public record SourceRecord(
        FacilityCode hospital,
        String mrn,
        PatientId patient,
        Optional<CitizenId> citizen,
        String birthDate,
        String foldedName,
        String demographics,
        JournalNumber from,
        Instant changedAt) {

    @Override
    public String toString() {
        return "SourceRecord[" + hospital + " " + patient + "]";
    }
}
