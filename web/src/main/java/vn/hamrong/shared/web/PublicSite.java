package vn.hamrong.shared.web;

import java.net.URI;

/** The address people know the hub by, without a path. Never taken from a request. */
public record PublicSite(URI url) {

    /** Whether browsers come by HTTPS, so that cookies may insist on it. */
    boolean isSecure() {
        return "https".equals(url.getScheme());
    }

    /** As browsers write it into {@code Origin}. */
    String origin() {
        return url.toString();
    }
}
