package vn.hamrong.shared.fhir.http;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.EnumSet;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.IdType;

/**
 * What asks about one resource that the caller cannot see is 404 as for nothing: HAPI would run an operation and answer an
 * empty result, and count the versions of a hidden patient's history.
 */
@Interceptor
public final class KnownInstances {
    private static final Set<RestOperationTypeEnum> OF_ONE =
            EnumSet.of(RestOperationTypeEnum.EXTENDED_OPERATION_INSTANCE, RestOperationTypeEnum.HISTORY_INSTANCE);

    private final Sight sight;

    public KnownInstances(Sight sight) {
        this.sight = sight;
    }

    /** After the scopes were judged. */
    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED, order = 10)
    public void check(RestOperationTypeEnum operation, RequestDetails request) {
        if (OF_ONE.contains(operation) && request.getId() != null) {
            IdType id = new IdType(request.getResourceName(), request.getId().getIdPart());
            if (!sight.sees(id, request)) {
                throw new ResourceNotFoundException(id);
            }
        }
    }

    /** A history tells no total: HAPI counts versions too that are not shown, from before the caller knew the patient. */
    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    @SuppressWarnings("NullAway") // HAPI: null takes the total out
    public void uncounted(IBaseResource answer) {
        if (answer instanceof Bundle bundle && bundle.getType() == BundleType.HISTORY) {
            bundle.setTotalElement(null);
        }
    }
}
