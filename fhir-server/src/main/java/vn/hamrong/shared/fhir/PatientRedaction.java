package vn.hamrong.shared.fhir;

import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Patient;
import vn.hamrong.shared.FacilityCode;

/**
 * The shared patient as one of several facilities that know the person may see it: who it is, and that facility's own
 * numbers. Contact data and other hospitals' numbers wait for a care relationship, which lends their eyes.
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

    /**
     * Changes the patient in place to what may be seen with the eyes of {@code readers}. Nothing is changed when nobody
     * else knows the person: then every word is theirs.
     */
    static void redact(Patient patient, Set<FacilityCode> readers) {
        Meta meta = patient.getMeta();
        if (meta.getSecurity().stream().noneMatch(label -> isOthers(label, readers))) {
            return;
        }
        patient.setIdentifier(identifiers(patient, readers));
        keepOnlyWhoItIs(patient);
        meta.getSecurity().removeIf(label -> isOthers(label, readers));
    }

    /** The numbers of the patient that may be seen with the eyes of {@code readers}. */
    static List<Identifier> identifiers(Patient patient, Set<FacilityCode> readers) {
        boolean shared = patient.getMeta().getSecurity().stream().anyMatch(label -> isOthers(label, readers));
        return patient.getIdentifier().stream()
                .filter(identifier -> !shared || readers.stream().anyMatch(reader -> mayKnow(identifier, reader)))
                .toList();
    }

    private static boolean isOthers(Coding label, Set<FacilityCode> readers) {
        return OwnerTag.KNOWN_BY.equals(label.getSystem())
                && readers.stream().noneMatch(reader -> reader.value().equals(label.getCode()));
    }

    private static boolean mayKnow(Identifier identifier, FacilityCode reader) {
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
