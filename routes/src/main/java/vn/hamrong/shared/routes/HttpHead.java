package vn.hamrong.shared.routes;

import java.net.InetAddress;
import java.util.Map;

/**
 * What a partner's system asks, as far as the door lets it through: of the headers only those the door's paths allow,
 * with names in lower case. Nothing of it is ever a Camel header (threats X-04).
 *
 * @param method GET or POST
 * @param path exactly as sent, without the query
 * @param query its parameters, percent-decoded; of a name that comes twice the first counts
 * @param length of the body to come, in bytes
 * @param peer the other end of the connection; behind a proxy the proxy
 */
public record HttpHead(
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        int length,
        InetAddress peer) {
    public HttpHead {
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }

    /** The header's value, empty when there is none. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** Without query and headers, which hold credentials. */
    @Override
    public String toString() {
        return "HttpHead[" + method + " " + path + ", " + length + " bytes]";
    }
}
