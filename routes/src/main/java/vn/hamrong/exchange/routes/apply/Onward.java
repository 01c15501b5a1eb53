package vn.hamrong.exchange.routes.apply;

import java.time.Instant;
import org.hl7.fhir.r4.model.Bundle;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.PatientId;

/** What of a message other hospitals are told, decided in the unit of work that applies it. */
@FunctionalInterface
public interface Onward {

    /** Adds to the outbox of the open unit what others must be told. Leaves the bundle as it is. */
    void tell(Applied message);

    /**
     * A message as it was read, before anything of it is changed; or what a hospital wrote over FHIR by itself.
     *
     * @param number {@link JournalNumber#NONE} for what was written over FHIR
     * @param origin names it for good: nothing else is called so
     * @param mrn the sender's number of the patient
     * @param patient who that is in the province
     * @param read with the sender's own {@code Patient} and {@code MessageHeader}
     */
    record Applied(
            FacilityCode hospital,
            JournalNumber number,
            String origin,
            String type,
            Instant receivedAt,
            String mrn,
            PatientId patient,
            Bundle read) {

        /** A message: its origin is its place in the journal. */
        public Applied(
                FacilityCode hospital,
                JournalNumber number,
                String type,
                Instant receivedAt,
                String mrn,
                PatientId patient,
                Bundle read) {
            this(hospital, number, String.valueOf(number.value()), type, receivedAt, mrn, patient, read);
        }

        @Override
        public String toString() {
            return "Applied[" + origin + " " + hospital + " " + type + "]";
        }
    }
}
