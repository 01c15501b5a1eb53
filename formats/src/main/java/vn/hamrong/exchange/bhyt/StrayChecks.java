package vn.hamrong.exchange.bhyt;

import java.util.regex.Pattern;

/** Says what was kept although the format does not know it. */
final class StrayChecks {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_:.-]{0,63}");

    private StrayChecks() {}

    static void check(Dossier dossier, Findings findings) {
        check(dossier.strays(), findings);
        for (ForeignFile file : dossier.foreign()) {
            findings.warn(
                    EnvelopeReader.KIND,
                    "unknown-table",
                    "LOAIHOSO không thuộc XML0–XML15; tệp được giữ nguyên, không đọc",
                    "LOAIHOSO is none of XML0–XML15; the file is kept, not read");
            check(file.strays(), findings);
        }
        for (TableFile file : dossier.tables()) {
            findings.at(file.table(), 0);
            check(file.strays(), findings);
        }
    }

    static void check(Strays strays, Findings findings) {
        for (Strays.Element stray : strays.elements()) {
            String name = name(stray.element().name());
            findings.warn(
                    name,
                    "unknown-element",
                    "thẻ không có trong quy định, lặp lại hoặc sai cấu trúc; được giữ nguyên, không dùng",
                    "the element is unknown, comes twice or is not text alone; it is kept, not used");
        }
        for (Strays.Attribute stray : strays.attributes()) {
            if (!stray.attribute().isNamespace()) {
                findings.warn(
                        name(stray.parent()),
                        "unknown-attribute",
                        "thẻ có thuộc tính không có trong quy định; được giữ nguyên, không dùng",
                        "the element has an attribute that is unknown; it is kept, not used");
            }
        }
    }

    /** A name that looks like one: a sender may hide a value in it. */
    private static String name(String name) {
        return NAME.matcher(name).matches() ? name : "?";
    }
}
