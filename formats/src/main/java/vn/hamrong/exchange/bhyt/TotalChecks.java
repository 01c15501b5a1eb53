package vn.hamrong.exchange.bhyt;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** XML1's totals against the lines of XML2 and XML3; source: the annex of QĐ 130/QĐ-BYT, XML1 no. 44 to 51. */
final class TotalChecks {
    private TotalChecks() {}

    static void check(Dossier dossier, TableRecord sum, Findings findings) {
        findings.at(Table.XML1, 1);
        List<TableRecord> drugs = dossier.records(Table.XML2);
        List<TableRecord> services = dossier.records(Table.XML3);
        List<TableRecord> lines =
                Stream.concat(drugs.stream(), services.stream()).toList();
        List<TableRecord> supplies =
                services.stream().filter(line -> line.isFilled("MA_VAT_TU")).toList();
        total(sum, "T_THUOC", "THANH_TIEN_BV", drugs, "XML2", findings);
        total(sum, "T_VTYT", "THANH_TIEN_BV", supplies, "VTYT XML3", findings);
        total(sum, "T_TONGCHI_BV", "THANH_TIEN_BV", lines, "XML2 + XML3", findings);
        total(sum, "T_TONGCHI_BH", "THANH_TIEN_BH", lines, "XML2 + XML3", findings);
        total(sum, "T_BNTT", "T_BNTT", lines, "XML2 + XML3", findings);
        total(sum, "T_BNCCT", "T_BNCCT", lines, "XML2 + XML3", findings);
        total(sum, "T_NGUONKHAC", "T_NGUONKHAC", lines, "XML2 + XML3", findings);
        insurersShare(sum, lines, findings);
    }

    private static void total(
            TableRecord sum, String field, String of, List<TableRecord> lines, String where, Findings findings) {
        if (AmountChecks.differs(AmountChecks.amount(sum, field), sum(lines, of))) {
            findings.error(
                    field,
                    "wrong-total",
                    field + " khác tổng " + of + " (" + where + ")",
                    field + " differs from the sum of " + of + " (" + where + ")");
        }
    }

    /** Two rules of the same total, equal unless others help to pay: either satisfies. */
    private static void insurersShare(TableRecord sum, List<TableRecord> lines, Findings findings) {
        Optional<BigDecimal> told = AmountChecks.amount(sum, "T_BHTT");
        Optional<BigDecimal> rest = AmountChecks.plus(
                AmountChecks.amount(sum, "T_TONGCHI_BH"),
                AmountChecks.amount(sum, "T_BNCCT").map(BigDecimal::negate));
        if (AmountChecks.differs(told, rest) && AmountChecks.differs(told, sum(lines, "T_BHTT"))) {
            findings.error(
                    "T_BHTT",
                    "wrong-total",
                    "T_BHTT khác T_TONGCHI_BH trừ T_BNCCT",
                    "T_BHTT differs from T_TONGCHI_BH less T_BNCCT");
        }
    }

    /** Empty when a line's amount cannot be read: that line has its own fault. */
    private static Optional<BigDecimal> sum(List<TableRecord> lines, String field) {
        return lines.stream()
                .map(line -> AmountChecks.amount(line, field))
                .reduce(Optional.of(BigDecimal.ZERO), AmountChecks::plus);
    }
}
