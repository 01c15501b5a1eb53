package vn.hamrong.shared.fhir.notice;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import vn.hamrong.exchange.fhir.DirectWrites;
import vn.hamrong.exchange.fhir.DirectWrites.Written;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;

/**
 * Tells {@link DirectWrites} of orders and reports, in the transaction of the write. Only of what came by a call: the hub's
 * own writes, the effects of messages among them, are told of where they are decided.
 */
@Interceptor
public final class WriteWatch {
    private final DirectWrites writes;
    private final OwnResources own;

    /** Tells these. */
    public WriteWatch(DirectWrites writes, OwnResources own) {
        this.writes = writes;
        this.own = own;
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    public void created(IBaseResource resource, RequestDetails request) {
        look(resource, request);
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource after, RequestDetails request) {
        look(after, request);
    }

    private void look(IBaseResource resource, RequestDetails request) {
        boolean byCall = !(request instanceof SystemRequestDetails);
        if (byCall && (resource instanceof ServiceRequest || resource instanceof DiagnosticReport)) {
            own.ownerOf(resource)
                    .ifPresent(facility -> own.patientOf(resource)
                            .ifPresent(patient -> tell(facility, patient, (DomainResource) resource)));
        }
    }

    private void tell(FacilityCode facility, PatientId patient, DomainResource resource) {
        String version = resource.getIdElement()
                .withResourceType(resource.fhirType())
                .toUnqualified()
                .getValue();
        writes.written(new Written(
                facility, patient, version, (DomainResource) plain(resource), reference -> find(facility, reference)));
    }

    private Optional<Resource> find(FacilityCode facility, Reference reference) {
        IdType id = new IdType(reference.getReference());
        return id.hasResourceType() && id.hasIdPart()
                ? own.read(facility, id.toUnqualifiedVersionless()).map(WriteWatch::plain)
                : Optional.empty();
    }

    /** What the hospital wrote: its own labels stay (what is sensitive must stay so), the hub's go. */
    private static Resource plain(Resource resource) {
        Resource copy = resource.copy();
        Meta meta = new Meta();
        resource.getMeta().getSecurity().stream()
                .filter(label -> !OwnResources.isHubs(label.getSystem()))
                .forEach(label -> meta.addSecurity(label.copy()));
        copy.setMeta(meta);
        return copy;
    }
}
