package vn.hamrong.shared.fhir.http;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.parser.StrictErrorHandler;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.io.ByteArrayInputStream;

/**
 * Takes a body whole or not at all: HAPI passes over elements it does not know, and what a hospital meant by them would be
 * lost without a word. What is kept already is read as leniently as before.
 */
@Interceptor
public final class WholeBodies {
    private final FhirContext context;

    public WholeBodies(FhirContext context) {
        this.context = context;
    }

    /** Before anything is done with it. Reads the body once more, at most {@code StorageLimits.BODY} bytes. */
    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED, order = -20)
    public void whole(RequestDetails request) {
        if (request.getResource() != null && !RawBinaries.comesRaw(request)) {
            EncodingEnum encoding = RestfulServerUtils.determineRequestEncodingNoDefault(request);
            (encoding == null ? EncodingEnum.JSON : encoding)
                    .newParser(context)
                    .setParserErrorHandler(new Naming())
                    .parseResource(new ByteArrayInputStream(request.loadRequestContents()));
        }
    }

    /** In our words, and never with a value, which is somebody's. What else is wrong HAPI names itself. */
    private static final class Naming extends StrictErrorHandler {
        @Override
        public void unknownElement(IParseLocation where, String name) {
            throw refused("không có phần tử này", "no such element", name);
        }

        @Override
        public void unknownAttribute(IParseLocation where, String name) {
            throw refused("không có thuộc tính này", "no such attribute", name);
        }

        @Override
        public void unexpectedRepeatingElement(IParseLocation where, String name) {
            throw refused("phần tử chỉ được có một lần", "this element may stand once", name);
        }

        private static InvalidRequestException refused(String vietnamese, String english, String name) {
            return new InvalidRequestException(vietnamese + " / " + english + ": " + name);
        }
    }
}
