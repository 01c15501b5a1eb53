package vn.hamrong.exchange.fhir;

import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Patient;

/** The rest of PID, for which FHIR has standard extensions. */
final class PatientExtras {
    private static final String CORE = "http://hl7.org/fhir/StructureDefinition/patient-";

    private PatientExtras() {}

    static void map(Line pid, Patient patient) {
        for (Datum religion : pid.all(17)) {
            Codes.concept(religion, "Patient.extension.valueCodeableConcept")
                    .ifPresent(code -> patient.addExtension(CORE + "religion", code));
        }
        Datum place = pid.field(23);
        if (place.hasText()) {
            patient.addExtension(
                    CORE + "birthPlace", new Address().setText(place.take("Patient.extension.valueAddress.text")));
        }
        for (Datum citizenship : pid.all(26)) {
            Codes.concept(citizenship, "Patient.extension.extension.valueCodeableConcept")
                    .ifPresent(code -> inner(patient, CORE + "citizenship").addExtension("code", code));
        }
        Codes.concept(pid.field(28), "Patient.extension.extension.valueCodeableConcept")
                .ifPresent(code -> inner(patient, CORE + "nationality").addExtension("code", code));
        animal(pid, patient);
    }

    private static void animal(Line pid, Patient patient) {
        Codes.concept(pid.field(35), "Patient.extension.extension.valueCodeableConcept")
                .ifPresent(species -> {
                    Extension animal = inner(patient, CORE + "animal");
                    animal.addExtension("species", species);
                    Codes.concept(pid.field(36), "Patient.extension.extension.valueCodeableConcept")
                            .ifPresent(breed -> animal.addExtension("breed", breed));
                });
    }

    private static Extension inner(Patient patient, String url) {
        Extension extension = new Extension(url);
        patient.addExtension(extension);
        return extension;
    }
}
