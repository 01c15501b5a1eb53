package vn.hamrong.exchange.fhir;

import java.util.Optional;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** PD1 → Patient; source: the official map PD1[Patient]. */
final class PatientCare {
    private static final String CORE = "http://hl7.org/fhir/StructureDefinition/patient-";

    private PatientCare() {}

    static void map(Line pd1, Draft draft) {
        Optional<Patient> known = draft.patient(pd1);
        known.ifPresent(patient -> {
            pd1.became(patient);
            for (Datum xon : pd1.all(3)) {
                Organizations.xon(xon, patient, draft).ifPresent(patient::addGeneralPractitioner);
            }
            for (Datum xcn : pd1.all(4)) {
                People.practitioner(xcn, patient, draft).ifPresent(patient::addGeneralPractitioner);
            }
            for (Datum cx : pd1.all(10)) {
                Identifiers.cx(cx, "patient", "Patient.link[0].other.identifier")
                        .ifPresent(number -> patient.addLink()
                                .setType(LinkType.SEEALSO)
                                .setOther(new Reference().setType("Patient").setIdentifier(number)));
            }
            Codes.concept(pd1.field(6), "Patient.extension.valueCodeableConcept")
                    .ifPresent(code -> patient.addExtension(CORE + "disability", code));
            Datum worship = pd1.field(14).part(1);
            if (worship.hasText()) {
                patient.addExtension(
                        CORE + "congregation", new StringType(worship.take("Patient.extension.valueString")));
            }
        });
    }
}
