package vn.hamrong.shared.fhir.http;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.EnumSet;
import java.util.Set;
import vn.hamrong.exchange.fhir.FhirText;

/** Looks at a body before HAPI reads it: UTF-8, JSON that means one thing, XML that declares nothing (F-02, F-03). */
@Interceptor
public final class BodyRules {
    private static final Set<RestOperationTypeEnum> WITH_BODY = EnumSet.of(
            RestOperationTypeEnum.CREATE,
            RestOperationTypeEnum.UPDATE,
            RestOperationTypeEnum.TRANSACTION,
            RestOperationTypeEnum.EXTENDED_OPERATION_INSTANCE,
            RestOperationTypeEnum.EXTENDED_OPERATION_TYPE);

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public void look(RequestDetails request) {
        if (WITH_BODY.contains(request.getRestOperationType()) && !RawBinaries.comesRaw(request)) {
            byte[] body = request.loadRequestContents();
            if (body.length > 0 && FhirText.plain(body).isEmpty()) {
                throw new InvalidRequestException(
                        "nội dung không phải JSON hay XML (UTF-8) hợp lệ / the body is no plain JSON or XML in UTF-8:"
                                + " too deep, a key twice, a number too long, or a DOCTYPE");
            }
        }
    }
}
