package vn.hamrong.simulators;

import java.time.LocalDateTime;

/**
 * One stay or visit at one hospital.
 *
 * @param number PV1-19, unique at its hospital
 * @param mrn the hospital's own patient number
 * @param patientClass {@code I}, {@code O} or {@code E}
 */
record Visit(String number, String mrn, Person person, String patientClass, Diagnosis diagnosis, LocalDateTime start) {

    /** An ICD-10 code and its Vietnamese name. */
    record Diagnosis(String code, String name) {}

    Visit of(Person changed) {
        return new Visit(number, mrn, changed, patientClass, diagnosis, start);
    }

    Visit under(String otherMrn) {
        return new Visit(number, otherMrn, person, patientClass, diagnosis, start);
    }

    @Override
    public String toString() {
        return "Visit[invented]";
    }
}
