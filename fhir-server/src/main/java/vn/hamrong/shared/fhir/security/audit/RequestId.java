package vn.hamrong.shared.fhir.security.audit;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id a request is known by in its answer, in the log and in the audit. */
final class RequestId {
    static final String HEADER = "X-Request-Id";
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private RequestId() {}

    /** The client's own id when it is a lower-case UUID (anything freer could carry a person's number), else a new one. */
    static String of(@Nullable String sent) {
        return sent != null && FORM.matcher(sent).matches()
                ? sent
                : UUID.randomUUID().toString();
    }
}
