package vn.hamrong.shared.fhir.record;

import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;

/**
 * Which resource an entry claims to be.
 *
 * @param url {@code Type?identifier=…} or {@code Type/id}
 * @param create whether it gives way to one that exists already
 */
record Identity(String url, boolean create) {

    /** Empty for an entry that is new in any case. */
    static Optional<Identity> of(BundleEntryComponent entry) {
        BundleEntryRequestComponent request = entry.getRequest();
        if (request.getMethod() == HTTPVerb.PUT) {
            return Optional.of(new Identity(request.getUrl(), false));
        }
        String condition = request.getIfNoneExist();
        if (request.getMethod() != HTTPVerb.POST || condition == null || condition.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Identity(qualified(entry.getResource().fhirType(), condition), true));
    }

    private static String qualified(String type, String condition) {
        return condition.startsWith(type + "?") ? condition : type + "?" + condition;
    }

    /** Whether it is found by what it carries, and not by its id. */
    boolean conditional() {
        return url.indexOf('?') >= 0;
    }

    String type() {
        int end = url.indexOf(create ? '?' : '/');
        return end < 0 ? url : url.substring(0, end);
    }
}
