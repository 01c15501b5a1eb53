package vn.hamrong.shared.fhir.http;

import ca.uhn.fhir.rest.annotation.ConditionalUrlParam;
import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;
import vn.hamrong.exchange.fhir.IncomingPatients;
import vn.hamrong.exchange.fhir.IncomingPatients.Registered;
import vn.hamrong.shared.fhir.Caller;
import vn.hamrong.shared.fhir.Callers;

/**
 * Where hospitals hand in patients. What they say becomes their source record; the hub derives the shared patient. Every
 * create is conditional on the hospital's own MRN, whatever condition comes with it.
 */
public final class PatientDoor implements IResourceProvider {
    private final IncomingPatients incoming;

    public PatientDoor(IncomingPatients incoming) {
        this.incoming = incoming;
    }

    @Override
    public Class<Patient> getResourceType() {
        return Patient.class;
    }

    @Create
    public MethodOutcome create(
            @ResourceParam Patient patient, @ConditionalUrlParam @Nullable String condition, RequestDetails request) {
        Caller caller = Callers.find(request).orElseThrow(() -> new ForbiddenOperationException("no caller"));
        try {
            Registered registered = incoming.register(caller.facility(), patient);
            IdType id = new IdType("Patient", registered.patient().value());
            return new MethodOutcome(id, registered.created());
        } catch (IllegalArgumentException e) {
            throw new UnprocessableEntityException("a patient needs the facility's own MRN among its identifiers");
        }
    }
}
