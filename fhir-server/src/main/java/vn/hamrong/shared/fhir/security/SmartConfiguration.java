package vn.hamrong.shared.fhir.security;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * {@code /.well-known/smart-configuration}: where and how a system gets a token.
 *
 * <p>Source: SMART App Launch 2.2, "Conformance".
 */
final class SmartConfiguration extends HttpServlet {
    private static final long serialVersionUID = 1L;
    static final String PATH = "/.well-known/smart-configuration";

    private static final String DOCUMENT = """
            {
              "issuer": "%s",
              "jwks_uri": "%s",
              "token_endpoint": "%s",
              "token_endpoint_auth_methods_supported": ["private_key_jwt"],
              "token_endpoint_auth_signing_alg_values_supported": ["RS384", "ES384"],
              "grant_types_supported": ["client_credentials"],
              "scopes_supported": ["system/*.cruds", "system/*.rs"],
              "capabilities": ["client-confidential-asymmetric", "permission-v1", "permission-v2"]
            }
            """;

    private final String document;

    SmartConfiguration(PublicUrl url) {
        this.document = DOCUMENT.formatted(url.issuer(), url.keys(), url.tokenEndpoint());
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        response.getOutputStream().write(document.getBytes(StandardCharsets.UTF_8));
    }
}
