package vn.hamrong.shared.fhir.http;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.PayloadTooLargeException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/**
 * A transaction from outside writes only: each entry a type that is open, and no two entries one resource, since HAPI
 * would silently drop one of them (its issue 8183).
 */
public final class TransactionRules {
    /** As FHIR R4 has it, datatype "id", behind its type. */
    private static final Pattern ID = Pattern.compile("/[A-Za-z0-9.-]{1,64}");

    private final Sight sight;
    private final int most;
    private final int mostOfBatch;

    /** Takes at most so many entries, which in a batch are calls. */
    public TransactionRules(Sight sight, int most, int mostOfBatch) {
        this.sight = sight;
        this.most = most;
        this.mostOfBatch = mostOfBatch;
    }

    void checkBatch(Bundle batch) {
        if (batch.getEntry().size() > mostOfBatch) {
            throw new PayloadTooLargeException("a batch has at most " + mostOfBatch + " entries");
        }
    }

    void check(Bundle bundle, RequestDetails request) {
        if (bundle.getType() != BundleType.TRANSACTION) {
            throw new InvalidRequestException(
                    "Bundle phải là transaction hoặc batch, thông điệp gửi tới $process-message /"
                            + " a Bundle is a transaction or a batch, a message goes to $process-message");
        }
        if (bundle.getEntry().size() > most) {
            throw new PayloadTooLargeException("a transaction has at most " + most + " entries");
        }
        Set<String> claimed = new HashSet<>();
        for (BundleEntryComponent entry : bundle.getEntry()) {
            allowed(entry);
            claim(entry, claimed, request);
        }
    }

    private static void allowed(BundleEntryComponent entry) {
        HTTPVerb verb = entry.getRequest().getMethod();
        String url = String.valueOf(entry.getRequest().getUrl());
        if (Elsewhere.isSubscription(type(url))) {
            throw Elsewhere.subscription();
        }
        if (!entry.hasResource()
                || !writes(verb, entry.getResource().fhirType())
                || !type(url).equals(entry.getResource().fhirType())) {
            throw new ForbiddenOperationException("an entry that is not open to facilities");
        }
    }

    private static boolean writes(HTTPVerb verb, String type) {
        return OpenDoors.BINARY.equals(type)
                ? verb == HTTPVerb.POST
                : OpenDoors.WRITABLE.contains(type) && (verb == HTTPVerb.POST || verb == HTTPVerb.PUT);
    }

    /** As HAPI takes it, which goes by the method: what that leaves out of account must not be there (F-18, F-20). */
    private void claim(BundleEntryComponent entry, Set<String> claimed, RequestDetails request) {
        if (entry.getRequest().getMethod() == HTTPVerb.PUT) {
            claimUpdate(entry, claimed, request);
        } else {
            claimCreate(entry, claimed, request);
        }
    }

    private void claimCreate(BundleEntryComponent entry, Set<String> claimed, RequestDetails request) {
        String url = entry.getRequest().getUrl();
        if (!url.equals(type(url))) {
            throw ambiguous();
        }
        if (entry.getRequest().hasIfNoneExist()) {
            String condition = entry.getRequest().getIfNoneExist();
            claimCondition(url, condition.substring(condition.indexOf('?') + 1), claimed, request);
        }
    }

    private void claimUpdate(BundleEntryComponent entry, Set<String> claimed, RequestDetails request) {
        String url = entry.getRequest().getUrl();
        String rest = url.substring(type(url).length());
        if (entry.getRequest().hasIfNoneExist()) {
            throw ambiguous();
        }
        if (rest.startsWith("?")) {
            claimCondition(type(url), rest.substring(1), claimed, request)
                    .forEach(id -> sight.keepSubject(id, entry.getResource()));
        } else if (ID.matcher(rest).matches()) {
            claimId(new IdType(url), entry.getResource(), claimed, request);
        } else {
            throw ambiguous();
        }
    }

    private void claimId(IdType id, Resource changed, Set<String> claimed, RequestDetails request) {
        if (!sight.owns(id, request)) {
            throw new ResourceNotFoundException(id);
        }
        sight.keepSubject(id, changed);
        once(id.getValue(), claimed);
    }

    private static InvalidRequestException ambiguous() {
        return new InvalidRequestException("POST chỉ nêu loại và ifNoneExist; PUT chỉ nêu mã hoặc điều kiện /"
                + " a POST has a type and ifNoneExist only, a PUT either an id or a condition");
    }

    private List<IdType> claimCondition(String type, String condition, Set<String> claimed, RequestDetails request) {
        String url = type + "?" + condition;
        once(url, claimed);
        List<IdType> matches = sight.matches(type, url, request);
        matches.forEach(id -> once(id.getValue(), claimed));
        return matches;
    }

    private static void once(String identity, Set<String> claimed) {
        if (!claimed.add(identity)) {
            throw new InvalidRequestException("two entries of one transaction would write one resource");
        }
    }

    private static String type(String url) {
        String path = url.split("[?/]", 2)[0];
        return path.isEmpty() ? "none" : path;
    }
}
