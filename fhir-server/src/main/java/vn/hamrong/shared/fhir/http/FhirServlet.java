package vn.hamrong.shared.fhir.http;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.io.Serial;

/** HAPI's server, which says no where HAPI lists what it could do. */
public final class FhirServlet extends RestfulServer {
    @Serial
    private static final long serialVersionUID = 1L;

    public FhirServlet(FhirContext context) {
        super(context);
    }

    @Override
    protected void throwUnknownFhirOperationException(RequestDetails request, String path, RequestTypeEnum method) {
        if (method == RequestTypeEnum.GET && request.getId() != null && request.getOperation() == null) {
            // HAPI finds no reading that takes such a parameter: say which.
            AskedQuery.unknownOn(request.getParameters().keySet());
        }
        throw new ForbiddenOperationException("no such operation");
    }

    @Override
    protected void throwUnknownResourceTypeException(String type) {
        if (Elsewhere.isSubscription(type)) {
            throw Elsewhere.subscription();
        }
        throw new ResourceNotFoundException("no such type");
    }
}
