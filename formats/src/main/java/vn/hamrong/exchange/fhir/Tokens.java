package vn.hamrong.exchange.fhir;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Token parameters of FHIR searches. */
public final class Tokens {
    private Tokens() {}

    /** {@code system|value}, escaped for FHIR and for a URL. */
    public static String of(String system, String value) {
        return encoded(system) + "%7C" + encoded(value);
    }

    private static String encoded(String text) {
        String escaped = text.replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace(",", "\\,")
                .replace("$", "\\$");
        return URLEncoder.encode(escaped, StandardCharsets.UTF_8)
                .replace("%3A", ":")
                .replace("%2F", "/");
    }
}
