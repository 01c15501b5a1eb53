package vn.hamrong.exchange.bhyt;

import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which tables a dossier has, and how their records are numbered; source: the footnotes of QĐ 130/QĐ-BYT's annex. */
final class TableChecks {
    private static final Set<String> REFERRED = Set.of("2", "5");
    private static final Set<String> SUMMARISED = Set.of("03", "04", "06");
    private static final Set<String> WITH_COURSE = Set.of("02", "03", "04", "05", "06", "08", "09");
    private static final Set<String> NO_DAYS = Set.of("01", "07", "09");
    private static final Set<String> COUNTED_DAYS = Set.of("02", "03", "04", "06");

    private TableChecks() {}

    static void check(Dossier dossier, Findings findings) {
        Set<Table> seen = EnumSet.noneOf(Table.class);
        for (TableFile file : dossier.tables()) {
            findings.at(file.table(), 0);
            if (!seen.add(file.table())) {
                findings.error(
                        "",
                        "table-twice",
                        file.table() + " có hai lần trong một hồ sơ",
                        file.table() + " comes twice in one dossier");
            }
            numbers(file, findings);
        }
        belongs(seen, findings);
        List<TableRecord> sums = dossier.records(Table.XML1);
        if (!sums.isEmpty()) {
            visit(sums.get(0), seen, findings);
            findings.at(Table.XML1, 1);
            days(sums.get(0), findings);
        }
    }

    private static void belongs(Set<Table> seen, Findings findings) {
        if (!seen.contains(Table.XML1)) {
            findings.at(Table.XML1, 0);
            findings.error("", "no-xml1", "hồ sơ không có bảng XML1", "the dossier has no XML1");
        }
        if (seen.contains(Table.XML0)) {
            findings.at(Table.XML0, 0);
            findings.warn(
                    "",
                    "xml0-inside",
                    "XML0 gửi riêng, không nằm trong GIAMDINHHS",
                    "XML0 is sent alone, not inside GIAMDINHHS");
        }
    }

    private static void numbers(TableFile file, Findings findings) {
        for (int i = 0; i < file.records().size(); i++) {
            String number = file.records().get(i).value("STT").strip();
            if (!number.isEmpty() && !number.equals(String.valueOf(i + 1))) {
                findings.at(file.table(), i + 1);
                findings.warn("STT", "bad-order", "STT phải tăng từ 1 đến hết", "STT must count up from 1");
                return;
            }
        }
    }

    private static void visit(TableRecord sum, Set<Table> seen, Findings findings) {
        boolean referred = REFERRED.contains(sum.value("MA_LOAI_RV").strip());
        String kind = sum.value("MA_LOAI_KCB").strip();
        expect(
                Table.XML13,
                seen,
                referred,
                "chỉ khi MA_LOAI_RV là 2 hoặc 5",
                "only when MA_LOAI_RV is 2 or 5",
                findings);
        if (referred && !seen.contains(Table.XML13)) {
            findings.at(Table.XML13, 0);
            findings.warn("", "no-xml13", "chuyển tuyến nhưng không có XML13", "a referral without XML13");
        }
        expect(
                Table.XML8,
                seen,
                SUMMARISED.contains(kind),
                "chỉ khi MA_LOAI_KCB là 03, 04 hoặc 06",
                "only when MA_LOAI_KCB is 03, 04 or 06",
                findings);
        expect(
                Table.XML5,
                seen,
                WITH_COURSE.contains(kind),
                "chỉ khi điều trị ngoại trú, nội trú hoặc lưu tại trạm (MA_LOAI_KCB)",
                "only for treatment, not for an examination (MA_LOAI_KCB)",
                findings);
    }

    private static void expect(
            Table table, Set<Table> seen, boolean allowed, String vietnamese, String english, Findings findings) {
        if (seen.contains(table) && !allowed) {
            findings.at(table, 0);
            findings.warn("", "table-not-expected", table + " gửi " + vietnamese, table + " is sent " + english);
        }
    }

    private static void days(TableRecord sum, Findings findings) {
        String kind = sum.value("MA_LOAI_KCB").strip();
        String days = sum.value("SO_NGAY_DTRI").strip();
        if (!Dates.isDigits(days) || days.length() > 9) {
            return;
        }
        if (NO_DAYS.contains(kind) && Integer.parseInt(days) != 0) {
            wrongDays(
                    "SO_NGAY_DTRI phải là 0 với MA_LOAI_KCB này",
                    "SO_NGAY_DTRI must be 0 for this MA_LOAI_KCB",
                    findings);
        }
        if (COUNTED_DAYS.contains(kind)) {
            Dates.date(sum.value("NGAY_VAO").strip())
                    .ifPresent(from -> Dates.date(sum.value("NGAY_RA").strip())
                            .filter(to -> ChronoUnit.DAYS.between(from, to) + 1 != Integer.parseInt(days))
                            .ifPresent(to -> wrongDays(
                                    "SO_NGAY_DTRI phải bằng ngày ra trừ ngày vào cộng 1",
                                    "SO_NGAY_DTRI must be the days from NGAY_VAO to NGAY_RA, both counted",
                                    findings)));
        }
    }

    private static void wrongDays(String vietnamese, String english, Findings findings) {
        findings.error("SO_NGAY_DTRI", "wrong-days", vietnamese, english);
    }
}
