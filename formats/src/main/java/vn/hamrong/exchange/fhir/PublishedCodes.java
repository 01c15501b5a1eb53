package vn.hamrong.exchange.fhir;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Set;

/**
 * Code systems of which everybody knows all the codes: a code they don't hold makes its element invalid. Hospitals name
 * these systems for codes of their own all the same.
 */
final class PublishedCodes {
    static final String V2_TABLES = Uris.TERMINOLOGY + "v2-";
    private static final String UCUM = "http://unitsofmeasure.org";
    private static final String COUNTRIES = "urn:iso:std:iso:3166";

    /** Systems of FHIR itself and those it closes; v2 has no names for them, so nobody means them. */
    private static final List<String> CLOSED = List.of(
            "http://terminology.hl7.org/",
            "http://hl7.org/fhir/",
            "https://terminology.hl7.org/",
            "https://www.usps.com/",
            "urn:iso:",
            "urn:ietf:");

    private static final Set<String> COUNTRY_CODES = countries();

    private PublishedCodes() {}

    /** Whether that system may stand with that code. */
    static boolean allow(String system, String code) {
        if (system.startsWith(V2_TABLES)) {
            return V2Tables.allows(system.substring(V2_TABLES.length()), code);
        }
        return switch (system) {
            case UCUM -> Ucum.isUnit(code);
            case COUNTRIES -> COUNTRY_CODES.contains(code);
            default -> true;
        };
    }

    /** Whether a message may name by this URI a system that we don't know. */
    static boolean mayBeNamed(String uri) {
        boolean closed = uri.contains("/ValueSet/") || CLOSED.stream().anyMatch(uri::startsWith);
        return !closed || uri.startsWith(V2_TABLES);
    }

    private static Set<String> countries() {
        Set<String> codes = new HashSet<>(Locale.getISOCountries(IsoCountryCode.PART1_ALPHA2));
        codes.addAll(Locale.getISOCountries(IsoCountryCode.PART1_ALPHA3));
        return Set.copyOf(codes);
    }
}
