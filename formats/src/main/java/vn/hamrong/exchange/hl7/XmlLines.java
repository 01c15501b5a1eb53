package vn.hamrong.exchange.hl7;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** XML as indented lines, one element each, by its text alone: it may be broken, and nothing in it is ever expanded. */
final class XmlLines {
    private static final int LINES_MAX = 20_000;
    private static final int DEPTH_MAX = 40;
    private static final Pattern BETWEEN = Pattern.compile("(?<=>)\\s*(?=<)");
    private static final Pattern VALUE = Pattern.compile("(?s)(<([A-Za-z_][\\w.-]*)[^>]*>)([^<]+)(</.*)?");

    /**
     * Elements of the insurer's tables (QĐ 4750/QĐ-BYT, QĐ 3176/QĐ-BYT) that are about a person, those of the child, the parents
     * and the carer among them, or (base64) hold such tables. Staff are not hidden.
     */
    private static final Pattern PERSONAL =
            Pattern.compile("HO_?TEN.*|NGAY_?SINH.*|NOI_SINH.*|.*CCCD.*|.*BHXH.*|MA_THE.*"
                    + "|DIA_CHI.*|NOI_CU_TRU.*|DIEN_THOAI.*|SO_DINH_DANH|MA_BN|MA_CHA|MA_ME|NGUOI_GIAM_HO|NOIDUNGFILE");

    private XmlLines() {}

    /** One line. */
    record Line(int depth, String text) {
        String indent() {
            return "  ".repeat(Math.min(depth, DEPTH_MAX));
        }

        String masked() {
            Matcher value = VALUE.matcher(text);
            boolean personal = value.matches()
                    && PERSONAL.matcher(value.group(2).toUpperCase(Locale.ROOT)).matches();
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
