package vn.hamrong.shared.fhir.security;

import java.net.URI;

/**
 * The address the hub is known by ({@code hamrong.public-url}), without a path. Whatever a token, an audience or a link
 * says comes from here, never from a request's Host header.
 */
public record PublicUrl(URI value) {
    public PublicUrl {
        boolean web = "https".equals(value.getScheme()) || "http".equals(value.getScheme());
        boolean bare = value.getRawQuery() == null && value.getRawFragment() == null && value.getRawUserInfo() == null;
        if (!web || value.getHost() == null || !value.getRawPath().isEmpty() || !bare) {
            throw new IllegalArgumentException("the public URL looks like https://hub.example.vn, without a path");
        }
    }

    /** The {@code iss} of our tokens. */
    public String issuer() {
        return value.toString();
    }

    /** Where tokens are asked for; the only audience an assertion may have. */
    public String tokenEndpoint() {
        return value + "/oauth2/token";
    }

    /** The hub's own public keys. */
    public String keys() {
        return value + "/oauth2/jwks";
    }

    /** The FHIR base, also the audience of our tokens. */
    public String fhirBase() {
        return value + "/fhir";
    }
}
