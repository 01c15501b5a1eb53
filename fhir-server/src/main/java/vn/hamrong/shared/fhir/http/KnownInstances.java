package vn.hamrong.shared.fhir.http;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import org.hl7.fhir.r4.model.IdType;

/** An operation on something the caller cannot see is 404 as for nothing: HAPI would run it and answer an empty result. */
@Interceptor
public final class KnownInstances {
    private final Sight sight;

    public KnownInstances(Sight sight) {
        this.sight = sight;
    }

    /** After the scopes were judged. */
    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED, order = 10)
    public void check(RestOperationTypeEnum operation, RequestDetails request) {
        if (operation == RestOperationTypeEnum.EXTENDED_OPERATION_INSTANCE && request.getId() != null) {
            IdType id = new IdType(request.getResourceName(), request.getId().getIdPart());
            if (!sight.sees(id, request)) {
                throw new ResourceNotFoundException(id);
            }
        }
    }
}
