package vn.hamrong.exchange.bhyt;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Amounts of one line: source: the formulas in the annex of QĐ 130/QĐ-BYT as corrected by QĐ 4750. Lines have exceptions
 * (shared beds, ceilings of packages, help from other sources), so all but the sum of other sources only warn.
 */
final class AmountChecks {
    /** Lines are rounded to two decimals, and hospitals round to the đồng. */
    static final BigDecimal TOLERANCE = BigDecimal.ONE;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final List<String> SOURCES =
            List.of("T_NGUONKHAC_NSNN", "T_NGUONKHAC_VTNN", "T_NGUONKHAC_VTTN", "T_NGUONKHAC_CL");

    private AmountChecks() {}

    static void check(Table table, TableRecord line, Findings findings) {
        if (table != Table.XML2 && table != Table.XML3) {
            return;
        }
        boolean drug = table == Table.XML2;
        String price = drug ? "DON_GIA" : "DON_GIA_BV";
        Optional<BigDecimal> rate = drug ? Optional.of(BigDecimal.ONE) : percent(line, "TYLE_TT_DV");
        product(line, "THANH_TIEN_BV", price, rate, drug ? "" : " * TYLE_TT_DV/100", findings);
        otherSources(line, findings);
        shares(line, findings);
    }

    private static void product(
            TableRecord line,
            String total,
            String price,
            Optional<BigDecimal> rate,
            String formula,
            Findings findings) {
        Optional<BigDecimal> expected = amount(line, "SO_LUONG")
                .flatMap(count -> amount(line, price)
                        .flatMap(each -> rate.map(of -> count.multiply(each).multiply(of))));
        if (differs(amount(line, total), expected)) {
            String rule = total + " = SO_LUONG * " + price + formula;
            findings.warn(total, "wrong-amount", "không đúng công thức " + rule, "does not follow " + rule);
        }
    }

    private static void otherSources(TableRecord line, Findings findings) {
        Optional<BigDecimal> sum = SOURCES.stream()
                .map(source -> amount(line, source))
                .reduce(Optional.of(BigDecimal.ZERO), AmountChecks::plus);
        if (differs(amount(line, "T_NGUONKHAC"), sum)) {
            findings.error(
                    "T_NGUONKHAC",
                    "wrong-amount",
                    "T_NGUONKHAC khác tổng bốn nguồn NSNN, VTNN, VTTN, CL",
                    "T_NGUONKHAC differs from the sum of its four sources");
        }
    }

    /** Without help from others, insurer and patient together pay what the insurer covers. */
    private static void shares(TableRecord line, Findings findings) {
        boolean alone =
                amount(line, "T_NGUONKHAC").filter(help -> help.signum() == 0).isPresent();
        Optional<BigDecimal> paid = plus(amount(line, "T_BHTT"), amount(line, "T_BNCCT"));
        if (alone && differs(amount(line, "THANH_TIEN_BH"), paid)) {
            findings.warn(
                    "T_BHTT",
                    "wrong-amount",
                    "T_BHTT + T_BNCCT khác THANH_TIEN_BH",
                    "T_BHTT + T_BNCCT differs from THANH_TIEN_BH");
        }
    }

    static Optional<BigDecimal> amount(TableRecord record, String field) {
        return Decimals.of(record.value(field));
    }

    private static Optional<BigDecimal> percent(TableRecord record, String field) {
        return amount(record, field).map(rate -> rate.divide(HUNDRED));
    }

    static Optional<BigDecimal> plus(Optional<BigDecimal> one, Optional<BigDecimal> other) {
        return one.flatMap(a -> other.map(a::add));
    }

    /** Whether both are known and more than the rounding apart. */
    static boolean differs(Optional<BigDecimal> told, Optional<BigDecimal> expected) {
        return told.isPresent()
                && expected.isPresent()
                && told.get().subtract(expected.get()).abs().compareTo(TOLERANCE) >= 0;
    }
}
