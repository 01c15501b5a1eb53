package vn.hamrong.shared.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;

/** Remembers the caller in every request from outside before anything is done; without one only the door is shown. */
@Interceptor
public final class WhoAsks {
    private final Callers callers;

    public WhoAsks(Callers callers) {
        this.callers = callers;
    }

    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED, order = -100)
    public void remember(RequestDetails request) {
        callers.remember(request);
        if (Callers.find(request).isEmpty() && !"metadata".equals(request.getRequestPath())) {
            throw new ForbiddenOperationException("no facility of the hub's");
        }
    }
}
