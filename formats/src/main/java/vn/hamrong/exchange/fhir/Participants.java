package vn.hamrong.exchange.fhir;

import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.ParticipationStatus;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterParticipantComponent;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;

/** Where each type of resource names the people who take part. */
final class Participants {
    private Participants() {}

    /** Adds the role to {@code resource}; a type that names nobody is left as it is. */
    static void add(DomainResource resource, Reference reference, PractitionerRole role) {
        if (resource instanceof Patient patient) {
            patient.addGeneralPractitioner(reference);
        } else if (resource instanceof Encounter encounter) {
            EncounterParticipantComponent participant =
                    encounter.addParticipant().setIndividual(reference);
            Roles.code(role).ifPresent(code -> participant.addType(code.copy()));
            Roles.period(role).ifPresent(period -> participant.setPeriod(period.copy()));
        } else if (resource instanceof Observation observation) {
            observation.addPerformer(reference);
        } else if (resource instanceof DiagnosticReport report) {
            report.addPerformer(reference);
        } else if (resource instanceof ServiceRequest request) {
            request.addPerformer(reference);
        } else if (resource instanceof Procedure procedure) {
            procedure.addPerformer().setActor(reference);
        } else if (resource instanceof Appointment appointment) {
            appointment.addParticipant().setActor(reference).setStatus(ParticipationStatus.NEEDSACTION);
        }
    }
}
