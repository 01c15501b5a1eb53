package vn.hamrong.exchange.bhyt.fhir;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Meta;
import vn.hamrong.exchange.bhyt.Table;
import vn.hamrong.exchange.fhir.Uris;

/**
 * Labels what tells of HIV (Law 64/2006/QH11 on HIV/AIDS, article 30: kept secret). When a visit tells of it anywhere, all
 * resources of the visit are labelled: drugs, words and prices tell as much as the code does. The label itself hides nothing;
 * who reads by it decides.
 */
final class Sensitive {
    private static final Pattern HIV = Pattern.compile("(B2[0-4]|Z21|R75)([.].*)?|O98[.]7.*|F02[.]4.*");
    private static final List<String> ILLNESSES = List.of("MA_BENH_CHINH", "MA_BENH_KT", "MA_BENH");

    /** They belong to no single visit. */
    private static final List<String> SHARED = List.of("Patient", "Coverage", "Organization", "Practitioner");

    private Sensitive() {}

    static void label(List<Row> rows, Bundle bundle) {
        if (rows.stream().anyMatch(Sensitive::tells)) {
            for (BundleEntryComponent entry : bundle.getEntry()) {
                if (!SHARED.contains(entry.getResource().fhirType())) {
                    label(entry.getResource().getMeta());
                }
            }
        }
    }

    private static void label(Meta meta) {
        meta.addSecurity(new Coding(Uris.TERMINOLOGY + "v3-Confidentiality", "R", "restricted"));
        meta.addSecurity(new Coding(Uris.TERMINOLOGY + "v3-ActCode", "HIV", "HIV/AIDS information sensitivity"));
    }

    private static boolean tells(Row row) {
        boolean withTuberculosis = row.table() == Table.XML15
                && (row.peek("PHANLOAI_LAO_HIV").equals("1") || row.has("NGAYKD_HIV") || row.has("BDDT_ARV"));
        return row.table() == Table.XML6
                || withTuberculosis
                || codes(row).anyMatch(code -> HIV.matcher(code).matches());
    }

    private static Stream<String> codes(Row row) {
        return ILLNESSES.stream().flatMap(field -> Lists.parts(row.peek(field)).stream());
    }
}
