package vn.hamrong.shared.routes;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which service stands behind which path. Paths are exact: no patterns, no encoded characters, so that there is nothing to
 * interpret differently.
 *
 * @param headers names in lower case that services see; all others are dropped
 */
public record HttpPaths(Map<String, HttpService> services, Set<String> headers) {
    private static final HttpAnswer NOT_FOUND =
            HttpAnswer.refusal(404, "not-found", "Không có đường dẫn này", "there is no such path");
    private static final HttpAnswer OTHER_METHOD =
            HttpAnswer.refusal(405, "method", "Đường dẫn này không nhận phương thức đó", "not by this method");
    private static final HttpAnswer TOO_LARGE = HttpAnswer.refusal(
            413, "too-large", "Nội dung gửi dài quá giới hạn", "the body is longer than the hub takes");

    public HttpPaths {
        services = Map.copyOf(services);
        headers = Set.copyOf(headers);
    }

    public Optional<HttpService> find(String path) {
        return Optional.ofNullable(services.get(path));
    }

    /** Why this call is answered before its body comes; empty when the body may come. */
    public Optional<HttpAnswer> refuse(HttpHead head) {
        HttpService service = services.get(head.path());
        if (service == null) {
            return Optional.of(NOT_FOUND);
        }
        if (!service.method().equals(head.method())) {
            return Optional.of(OTHER_METHOD);
        }
        // The service first: it may want to put on record who sends too much.
        return service.refuse(head)
                .or(() -> head.length() > service.bodyMax() ? Optional.of(TOO_LARGE) : Optional.empty());
    }
}
