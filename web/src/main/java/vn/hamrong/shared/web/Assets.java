package vn.hamrong.shared.web;

import jakarta.servlet.http.HttpServletRequest;

/** The files that pages are made of: style, scripts, letters. They say nothing about anybody, so everybody gets them. */
final class Assets {
    static final String ROOT = "/assets/";
    static final String PATTERN = ROOT + "**";

    private Assets() {}

    static boolean isAsset(HttpServletRequest request) {
        boolean reads = "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod());
        return reads && request.getRequestURI().matches("/assets/[a-z0-9-]+(\\.min)?\\.(css|js|svg|woff2)");
    }
}
