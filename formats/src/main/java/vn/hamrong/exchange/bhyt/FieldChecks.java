package vn.hamrong.exchange.bhyt;

import java.util.stream.Collectors;
import vn.hamrong.exchange.bhyt.Field.Need;

/** Each field alone: filled when it must be, not too long, written as its kind is written. */
final class FieldChecks {
    private FieldChecks() {}

    static void check(TableRecord record, Layout layout, Findings findings) {
        for (Field field : layout.fields().values()) {
            String value = record.value(field.name());
            if (value.isBlank()) {
                missing(field, record, findings);
            } else {
                length(field, value, findings);
                form(field, value.strip(), findings);
            }
        }
    }

    private static void missing(Field field, TableRecord record, Findings findings) {
        if (field.forms().size() < Form.values().length && !isOf4750(field, record)) {
            return;
        }
        if (field.need() == Need.REQUIRED
                || field.condition().filter(when -> when.holds(record)).isPresent()) {
            findings.error(
                    field.name(),
                    "missing",
                    field.name() + " bắt buộc phải có" + (field.need() == Need.REQUIRED ? "" : " trong trường hợp này"),
                    field.name() + " is required" + (field.need() == Need.REQUIRED ? "" : " in this case"));
        } else if (field.need() == Need.ASKED) {
            findings.warn(
                    field.name(),
                    "missing",
                    field.name() + " để trống: Cổng giám định có thể không nhận",
                    field.name() + " is empty: the portal may refuse it");
        }
    }

    /** What QĐ 3176 asks of its own fields is not confirmed. */
    private static boolean isOf4750(Field field, TableRecord record) {
        return record.values().containsKey(field.name()) && !record.values().containsKey("TINH_TRANG_CT");
    }

    private static void length(Field field, String value, Findings findings) {
        int length = value.codePointCount(0, value.length());
        if (length > field.mostAnywhere()) {
            findings.error(
                    field.name(),
                    "too-long",
                    field.name() + " dài " + length + " ký tự, tối đa " + field.mostAnywhere(),
                    field.name() + " has " + length + " characters, at most " + field.mostAnywhere());
        } else if (length > field.most()) {
            findings.warn(
                    field.name(),
                    "too-long",
                    field.name() + " dài " + length + " ký tự; phụ lục và Cổng không thống nhất, có nơi tối đa "
                            + field.most(),
                    field.name() + " has " + length + " characters; annex and portal differ, one allows "
                            + field.most());
        }
    }

    private static void form(Field field, String value, Findings findings) {
        switch (field.kind()) {
            case TEXT -> {}
            case INT -> expect(Dates.isDigits(value), field, "bad-number", "số nguyên", "a whole number", findings);
            case DEC ->
                expect(
                        Decimals.isDecimal(value),
                        field,
                        "bad-number",
                        "số, dấu thập phân là dấu chấm",
                        "a number with a point before its decimals",
                        findings);
            case CODE, CODES -> codes(field, value, findings);
            default -> times(field, value, findings);
        }
    }

    private static void codes(Field field, String value, Findings findings) {
        boolean known = field.kind() == Kind.CODES
                ? Values.parts(value).allMatch(field.codes()::contains)
                : field.codes().contains(value);
        String list = field.codes().stream()
                .sorted((a, b) -> a.length() == b.length() ? a.compareTo(b) : a.length() - b.length())
                .collect(Collectors.joining(", "));
        expect(known, field, "bad-code", "một trong các mã " + list, "one of " + list, findings);
    }

    private static void times(Field field, String value, Findings findings) {
        boolean good = switch (field.kind()) {
            case TIME -> Dates.isTime(value);
            case DATE -> Dates.isDate(value);
            case DATES -> Values.parts(value).allMatch(Dates::isDate);
            case MOMENT -> Dates.isTime(value) || Dates.isDate(value);
            default -> Dates.isBirth(value);
        };
        String written = field.kind() == Kind.TIME || field.kind() == Kind.BIRTH ? "yyyyMMddHHmm" : "yyyyMMdd";
        expect(
                good,
                field,
                "bad-date",
                "thời gian có thật, viết " + written,
                "a real time written " + written,
                findings);
    }

    private static void expect(
            boolean good, Field field, String code, String vietnamese, String english, Findings findings) {
        if (!good) {
            findings.error(
                    field.name(), code, field.name() + " phải là " + vietnamese, field.name() + " must be " + english);
        }
    }
}
