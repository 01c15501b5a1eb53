package vn.hamrong.exchange.letters;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Identifier;
import vn.hamrong.exchange.fhir.Uris;

/** What a numbering is called in HL7 v2: the namespace its hospital sent, or ours; empty when there was none. */
final class Numberings {
    private static final Pattern LOCAL = Pattern.compile("http://hamrong\\.vn/fhir/sid/[^/]+/([^/]+)");

    /** What the reader puts where a hospital named nothing. */
    private static final Set<String> NAMELESS =
            Set.of("placer-order", "filler-order", "charge", "document", "visit", "mrn");

    private Numberings() {}

    /** Whether the hub made the number up where the hospital sent none: nobody else knows it. */
    static boolean isDerived(Identifier number) {
        return Uris.DERIVED.equals(number.getSystem());
    }

    static String name(Identifier number) {
        String system = number.hasSystem() ? number.getSystem() : "";
        if (system.equals(Uris.REFERRAL)) {
            return "HAMRONG";
        }
        Matcher local = LOCAL.matcher(system);
        if (!local.matches() || NAMELESS.contains(local.group(1))) {
            return "";
        }
        return URLDecoder.decode(local.group(1), StandardCharsets.UTF_8);
    }
}
