package vn.hamrong.exchange.bhyt;

import java.util.List;
import java.util.regex.Pattern;
import vn.hamrong.exchange.bhyt.DossierFault.Severity;

/** Codes with a form of their own; source: the portal's published checks, and QĐ 130/QĐ-BYT. */
final class CodeChecks {
    private static final int ICD_MOST = 12;

    private static final List<Rule> RULES = List.of(
            new Rule(
                    "SO_CCCD",
                    Severity.ERROR,
                    "[0-9]{9}|[0-9]{12}|[A-Z][0-9]{7}",
                    "9 hoặc 12 chữ số, hoặc số hộ chiếu (một chữ in hoa và 7 chữ số)",
                    "9 or 12 digits, or a passport number (a capital letter and 7 digits)"),
            new Rule(
                    "MA_THE_BHYT",
                    Severity.ERROR,
                    "[A-Z]{2}[0-9A-Z][0-9]{12}|[0-9]{10}",
                    "mã thẻ 15 ký tự hoặc mã số BHXH 10 chữ số, cách nhau bằng dấu chấm phẩy",
                    "cards of 15 characters or numbers of 10 digits, with semicolons between"),
            new Rule("MA_DKBD", Severity.ERROR, ".{5}", "mã cơ sở 5 ký tự", "facility codes of 5 characters"),
            new Rule("MA_CSKCB", Severity.ERROR, ".{5}", "mã cơ sở 5 ký tự", "a facility code of 5 characters"),
            new Rule("MA_TTDV", Severity.ERROR, "[0-9]{10}", "10 chữ số", "10 digits"),
            new Rule(
                    "MA_BHXH",
                    Severity.ERROR,
                    "(?!0{10})[0-9]{10}",
                    "10 chữ số, không phải toàn số 0",
                    "10 digits, not all of them 0"),
            new Rule(
                    "MA_BHXH_NND",
                    Severity.ERROR,
                    "(?!0{10})[0-9]{10}",
                    "10 chữ số, không phải toàn số 0",
                    "10 digits, not all of them 0"),
            new Rule(
                    "GOI_VTYT",
                    Severity.ERROR,
                    "G[1-9][0-9]{0,2}",
                    "G và số từ 1 đến 999",
                    "G and a number from 1 to 999"),
            new Rule(
                    "MA_NHOM",
                    Severity.WARNING,
                    "[1-9]|1[0-9]",
                    "mã nhóm chi phí từ 1 đến 19",
                    "a cost group from 1 to 19"),
            new Rule("MA_BENH_CHINH", Severity.WARNING, icd(), "mã ICD-10", "an ICD-10 code"),
            new Rule("MA_BENH_KT", Severity.WARNING, icd(), "các mã ICD-10", "ICD-10 codes"));

    private CodeChecks() {}

    static void check(TableRecord record, Findings findings) {
        for (Rule rule : RULES) {
            String value = record.value(rule.field);
            if (!value.isBlank()
                    && !Values.parts(value)
                            .allMatch(part -> rule.form.matcher(part).matches())) {
                findings.add(
                        rule.severity,
                        rule.field,
                        "bad-code",
                        rule.field + " phải là " + rule.vietnamese,
                        rule.field + " must be " + rule.english);
            }
        }
        if (Values.parts(record.value("MA_BENH_KT")).count() > ICD_MOST) {
            findings.error(
                    "MA_BENH_KT",
                    "too-many-codes",
                    "MA_BENH_KT chỉ được ghi tối đa 12 mã",
                    "MA_BENH_KT holds 12 codes at most");
        }
    }

    private static String icd() {
        return "[A-Z][0-9][0-9A-Z](\\.[0-9A-Z]{1,4})?[*†+]?";
    }

    /** Each value in the field, between semicolons, must match. */
    private record Rule(String field, Severity severity, Pattern form, String vietnamese, String english) {
        Rule(String field, Severity severity, String form, String vietnamese, String english) {
            this(field, severity, Pattern.compile(form), vietnamese, english);
        }
    }
}
