package vn.hamrong.shared.fhir.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request without the headers by which a caller could pretend another tenant, address, path or method. */
final class HonestRequest extends HttpServletRequestWrapper {
    private static final String REQUEST_ID = "x-request-id";
    private static final Set<String> PRETENDING = Set.of(
            "forwarded",
            "x-tenant",
            "x-request-partition-ids",
            "x-original-url",
            "x-original-uri",
            "x-original-method",
            "x-rewrite-url",
            "x-http-method",
            "x-http-method-override",
            "x-method-override");

    private final String requestId;

    HonestRequest(HttpServletRequest request, String requestId) {
        super(request);
        this.requestId = requestId;
    }

    @Override
    public @Nullable String getHeader(String name) {
        if (name.equalsIgnoreCase(REQUEST_ID)) {
            return requestId;
        }
        return pretends(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        if (name.equalsIgnoreCase(REQUEST_ID)) {
            return Collections.enumeration(Set.of(requestId));
        }
        return pretends(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(Collections.list(super.getHeaderNames()).stream()
                .filter(name -> !pretends(name))
                .toList());
    }

    private static boolean pretends(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("x-forwarded-") || PRETENDING.contains(lower);
    }
}
