package vn.hamrong.shared.fhir.http;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/** Finds the Binary that a document names: one in the same transaction, or one that its facility has sent before. */
final class AttachedBinaries {
    private static final Pattern KEPT = Pattern.compile("Binary/[A-Za-z0-9.-]{1,64}");

    private final Sight sight;

    AttachedBinaries(Sight sight) {
        this.sight = sight;
    }

    /** By an attachment's {@code url} in what is sent. */
    Function<String, Optional<Binary>> of(Resource sent, RequestDetails request) {
        return url -> KEPT.matcher(url).matches() ? sight.ownBinary(new IdType(url), request) : beside(sent, url);
    }

    private static Optional<Binary> beside(Resource sent, String url) {
        return sent instanceof Bundle bundle && url.startsWith("urn:uuid:")
                ? bundle.getEntry().stream()
                        .filter(entry -> url.equals(entry.getFullUrl()) && entry.getResource() instanceof Binary)
                        .map(entry -> (Binary) entry.getResource())
                        .findFirst()
                : Optional.empty();
    }
}
