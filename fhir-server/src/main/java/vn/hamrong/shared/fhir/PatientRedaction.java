package vn.hamrong.shared.fhir;

import java.util.Set;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Patient;
import vn.hamrong.shared.FacilityCode;

/**
 * The shared patient as one of several facilities that know the person may see it: who it is, and that facility's own
 * numbers. Contact data and other hospitals' numbers wait for a care relationship.
 */
final class PatientRedaction {
    private static final String VN_CORE = "http://fhir.ehealth.gov.vn/core/sid/";
    private static final Set<String> NATIONAL = Set.of(
            VN_CORE + "national_id",
            VN_CORE + "citizen_id",
            VN_CORE + "insurance_number",
            VN_CORE + "passport_number",
            VN_CORE + "driver_license_number");
    private static final String HUB = "http://hamrong.vn/fhir/sid/";

    private PatientRedaction() {}

    /** Changes the patient in place, unless only {@code reader} knows the person: then every word is its own. */
    static void redact(Patient patient, FacilityCode reader) {
        Meta meta = patient.getMeta();
        boolean shared = meta.getSecurity().stream()
                .anyMatch(label -> OwnerTag.KNOWN_BY.equals(label.getSystem())
                        && !reader.value().equals(label.getCode()));
        if (!shared) {
            return;
        }
        patient.setIdentifier(patient.getIdentifier().stream()
                .filter(identifier -> mayKnow(identifier, reader))
                .toList());
        keepOnlyWhoItIs(patient);
        meta.getSecurity()
                .removeIf(label -> OwnerTag.KNOWN_BY.equals(label.getSystem())
                        && !reader.value().equals(label.getCode()));
    }

    static boolean mayKnow(Identifier identifier, FacilityCode reader) {
        String assigner = identifier.getAssigner().getIdentifier().getValue();
        String system = String.valueOf(identifier.getSystem());
        return assigner == null
                ? NATIONAL.contains(system) || system.startsWith(HUB + reader.value() + "/")
                : assigner.equals(reader.value());
    }

    private static void keepOnlyWhoItIs(Patient patient) {
        patient.setText(null).setContained(null).setExtension(null).setModifierExtension(null);
        patient.setTelecom(null)
                .setAddress(null)
                .setContact(null)
                .setPhoto(null)
                .setCommunication(null);
        patient.setGeneralPractitioner(null).setManagingOrganization(null);
        patient.setMaritalStatus(null).setMultipleBirth(null);
    }
}
