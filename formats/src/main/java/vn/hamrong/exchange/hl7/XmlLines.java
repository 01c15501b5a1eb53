package vn.hamrong.exchange.hl7;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** XML as indented lines, one element each, by its text alone: it may be broken, and nothing in it is ever expanded. */
final class XmlLines {
    private static final int LINES_MAX = 20_000;
    private static final int DEPTH_MAX = 40;
    private static final Pattern BETWEEN = Pattern.compile("(?<=>)\\s*(?=<)");
    private static final Pattern VALUE = Pattern.compile("(?s)(<([A-Za-z_][\\w.-]*)[^>]*>)([^<]+)(</.*)?");

    /** Elements of the insurer's tables (QĐ 4750/QĐ-BYT) that are about a person, or (base64) hold such tables. */
    private static final Set<String> PERSONAL = Set.of(
            "HO_TEN",
            "NOIDUNGFILE",
            "SO_CCCD",
            "MA_THE_BHYT",
            "MA_THE",
            "DIA_CHI",
            "DIEN_THOAI",
            "DIEN_THOAI_LH",
            "NGAY_SINH",
            "MA_BN",
            "HO_TEN_CHA",
            "HO_TEN_ME",
            "NGUOI_GIAM_HO",
            "HO_TEN_CON",
            "MA_BHXH",
            "MA_SOBHXH",
            "SO_DINH_DANH",
            "HO_TEN_BN");

    private XmlLines() {}

    /** One line. */
    record Line(int depth, String text) {
        String indent() {
            return "  ".repeat(Math.min(depth, DEPTH_MAX));
        }

        String masked() {
            Matcher value = VALUE.matcher(text);
            boolean personal =
                    value.matches() && PERSONAL.contains(value.group(2).toUpperCase(Locale.ROOT));
            return personal
                    ? value.group(1) + Mask.value(value.group(3)) + (value.group(4) == null ? "" : value.group(4))
                    : Mask.line(text);
        }
    }

    static Stream<Line> of(String text) {
        List<Line> lines = new ArrayList<>();
        int depth = 0;
        for (String part : BETWEEN.split(text.strip(), LINES_MAX)) {
            boolean closes = part.startsWith("</");
            depth = closes ? Math.max(0, depth - 1) : depth;
            lines.add(new Line(depth, part));
            boolean opens = part.startsWith("<") && !closes && !part.startsWith("<?") && !part.startsWith("<!");
            depth = opens && !part.contains("</") && !part.endsWith("/>") ? depth + 1 : depth;
        }
        return lines.stream();
    }
}
