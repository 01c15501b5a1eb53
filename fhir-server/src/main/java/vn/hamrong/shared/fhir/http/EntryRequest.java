package vn.hamrong.shared.fhir.http;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.UrlUtil;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** An entry of a batch as the call it stands for: only what the entry says, and who asks. */
final class EntryRequest extends HttpServletRequestWrapper {
    private static final String JSON = "application/fhir+json";

    private final String method;
    private final String path;
    private final String query;
    private final byte[] body;
    private final Map<String, String> headers;
    private final Map<String, Object> attributes = new HashMap<>();

    private EntryRequest(HttpServletRequest batch, BundleEntryRequestComponent entry, byte[] body) {
        super(batch);
        String url = String.valueOf(entry.getUrl()).replaceFirst("^/", "");
        int mark = url.indexOf('?');
        this.method = entry.hasMethod() ? String.valueOf(entry.getMethod().toCode()) : "GET";
        this.path = mark < 0 ? url : url.substring(0, mark);
        this.query = mark < 0 ? "" : url.substring(mark + 1);
        this.body = body;
        this.headers = headers(entry);
    }

    static EntryRequest of(BundleEntryComponent entry, HttpServletRequest batch, FhirContext context) {
        byte[] body = entry.hasResource() ? body(entry.getResource(), entry.getRequest(), context) : new byte[0];
        return new EntryRequest(batch, entry.getRequest(), body);
    }

    /** What is created has no id yet, whatever its place in the Bundle is called. */
    private static byte[] body(Resource resource, BundleEntryRequestComponent entry, FhirContext context) {
        Resource sent = resource.copy();
        if ("POST".equals(String.valueOf(entry.getMethod()))) {
            sent.setId((String) null);
        }
        return context.newJsonParser().encodeResourceToString(sent).getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, String> headers(BundleEntryRequestComponent entry) {
        Map<String, String> headers = new HashMap<>(Map.of("content-type", JSON, "accept", JSON));
        put(headers, "if-none-exist", entry.getIfNoneExist());
        put(headers, "if-match", entry.getIfMatch());
        put(headers, "if-none-match", entry.getIfNoneMatch());
        return headers;
    }

    private static void put(Map<String, String> headers, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            headers.put(name, value);
        }
    }

    @Override
    public String getMethod() {
        return method;
    }

    @Override
    public String getRequestURI() {
        return super.getContextPath() + super.getServletPath() + "/" + path;
    }

    @Override
    public StringBuffer getRequestURL() {
        String whole = super.getRequestURL().toString();
        int end = whole.indexOf(super.getServletPath(), whole.indexOf("//") + 2);
        return new StringBuffer(whole.substring(0, end) + super.getServletPath() + "/" + path);
    }

    @Override
    public String getPathInfo() {
        return "/" + path;
    }

    @Override
    public @Nullable String getQueryString() {
        return query.isEmpty() ? null : query;
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return query.isEmpty() ? Map.of() : UrlUtil.parseQueryString(query);
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = getParameterMap().get(name);
        return values == null || values.length == 0 ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return getParameterMap().get(name);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(getParameterMap().keySet());
    }

    @Override
    public @Nullable String getHeader(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals("x-request-id") || lower.equals("host") ? super.getHeader(name) : headers.get(lower);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        String value = getHeader(name);
        return value == null ? Collections.emptyEnumeration() : Collections.enumeration(Collections.singleton(value));
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(headers.keySet());
    }

    @Override
    public String getContentType() {
        return JSON;
    }

    @Override
    public String getCharacterEncoding() {
        return StandardCharsets.UTF_8.name();
    }

    @Override
    public int getContentLength() {
        return body.length;
    }

    @Override
    public long getContentLengthLong() {
        return body.length;
    }

    @Override
    public ServletInputStream getInputStream() {
        return new BodyStream(body);
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new StringReader(new String(body, StandardCharsets.UTF_8)));
    }

    /** Its own: what is noted of one entry is not another's. */
    @Override
    public @Nullable Object getAttribute(String name) {
        return attributes.containsKey(name) ? attributes.get(name) : super.getAttribute(name);
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        if (value == null) {
            attributes.remove(name);
        } else {
            attributes.put(name, value);
        }
    }
}
