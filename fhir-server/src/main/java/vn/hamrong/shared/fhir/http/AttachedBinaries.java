package vn.hamrong.shared.fhir.http;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.PayloadTooLargeException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/** Finds the Binary that a document names: one in the same transaction, or one that its facility has sent before. */
final class AttachedBinaries {
    private static final Pattern KEPT = Pattern.compile("Binary/[A-Za-z0-9.-]{1,64}");

    /** Each is read to be compared: up to 10 MB. */
    private static final int MOST = 20;

    private final Sight sight;

    AttachedBinaries(Sight sight) {
        this.sight = sight;
    }

    /** By an attachment's {@code url} in what is sent. Throws 413 when it leads to more than {@value #MOST} sent before. */
    Function<String, Optional<Binary>> of(Resource sent, RequestDetails request) {
        AtomicInteger read = new AtomicInteger();
        return url -> {
            if (!KEPT.matcher(url).matches()) {
                return beside(sent, url);
            }
            if (read.incrementAndGet() > MOST) {
                throw new PayloadTooLargeException("at most " + MOST + " attachments lead to a Binary sent before");
            }
            return sight.ownBinary(new IdType(url), request);
        };
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
