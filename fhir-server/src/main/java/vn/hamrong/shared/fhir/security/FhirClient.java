package vn.hamrong.shared.fhir.security;

import vn.hamrong.shared.FacilityCode;

/**
 * A hospital's system that may ask for tokens.
 *
 * @param id the OAuth client id, 1 to 100 letters, digits and {@code . _ ~ -}
 * @param facility whose data it reads and writes
 * @param scopes the most it may ask for
 * @param enabled false: refused at the token endpoint at once, and its tokens at the next request
 */
public record FhirClient(String id, FacilityCode facility, ClientKeys keys, SmartScopes scopes, boolean enabled) {
    private static final String FORM = "[A-Za-z0-9._~-]{1,100}";

    public FhirClient {
        if (!isId(id)) {
            throw new IllegalArgumentException("a client id has 1 to 100 letters, digits and . _ ~ -");
        }
    }

    /** Whether it could be a client id: anything else is not even looked up. */
    public static boolean isId(String text) {
        return text.matches(FORM);
    }
}
