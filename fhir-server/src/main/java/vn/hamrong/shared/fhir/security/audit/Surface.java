package vn.hamrong.shared.fhir.security.audit;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Where a request went, as far as the audit cares.
 *
 * @param action the word for it when nothing better became known
 * @param target its path, harmless
 * @param disclosing whether a successful answer needs a row: FHIR and tokens do, public documents and health do not
 */
record Surface(String action, String target, boolean disclosing) {

    static Surface of(HttpServletRequest request) {
        String path = request.getRequestURI();
        String target = Targets.ofPath(path);
        if (path.equals("/oauth2/token")) {
            return new Surface("token", target, true);
        }
        boolean open = path.equals("/fhir/metadata") || path.equals("/fhir/.well-known/smart-configuration");
        return new Surface(action(request.getMethod()), target, path.startsWith("/fhir") && !open);
    }

    private static String action(String method) {
        return switch (method) {
            case "GET", "HEAD" -> "read";
            case "POST" -> "create";
            case "PUT", "PATCH" -> "update";
            case "DELETE" -> "delete";
            default -> "operation";
        };
    }
}
