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
     * A message as it was read, before anything of it is changed.
     *
     * @param mrn the sender's number of the patient
     * @param patient who that is in the province
     * @param read with the sender's own {@code Patient} and {@code MessageHeader}
     */
    record Applied(
            FacilityCode hospital,
            JournalNumber number,
            String type,
            Instant receivedAt,
            String mrn,
            PatientId patient,
            Bundle read) {

        @Override
        public String toString() {
            return "Applied[" + number + " " + hospital + " " + type + "]";
        }
    }
}
