package vn.hamrong.shared.fhir.http;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Binary;

/**
 * A Binary may come and go as what it is, a PDF and not JSON about one. Whoever asks by a browser gets a file to save, under
 * its own kind and no other.
 *
 * <p>Source: FHIR R4, Binary, "Serving Binary Resources using the RESTful API".
 */
@Interceptor
public final class RawBinaries {

    /** Whether the body of this request is the document itself; HAPI decides so by the same rule. */
    static boolean comesRaw(RequestDetails request) {
        return OpenDoors.BINARY.equals(request.getResourceName())
                && EncodingEnum.forContentTypeStrict(request.getHeader(Constants.HEADER_CONTENT_TYPE)) == null;
    }

    /** HAPI itself says that it is an attachment. */
    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void inert(RequestDetails request, IBaseResource answer) {
        if (answer instanceof Binary) {
            request.getResponse().addHeader("X-Content-Type-Options", "nosniff");
            request.getResponse().addHeader("Content-Security-Policy", "default-src 'none'; sandbox");
            request.getResponse().addHeader("Cache-Control", "no-store");
        }
    }
}
