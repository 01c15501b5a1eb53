package vn.hamrong.exchange.fhir;

import org.hl7.fhir.r4.model.Patient;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;

/** What hospitals say of a patient over FHIR. They never write the shared patient; the hub derives it from this. */
@FunctionalInterface
public interface IncomingPatients {

    /**
     * Keeps the hospital's own words as its source record and derives the shared patient, in one unit of work that is
     * committed on return. Safe to call many times, at once too: the same patient is registered once.
     *
     * @param patient with the hospital's MRN among its identifiers
     * @throws IllegalArgumentException when it has no MRN of this hospital; the message names no values
     */
    Registered register(FacilityCode facility, Patient patient);

    /**
     * What became of it.
     *
     * @param created whether the hospital had no source record of this patient before
     */
    record Registered(PatientId patient, boolean created) {}
}
