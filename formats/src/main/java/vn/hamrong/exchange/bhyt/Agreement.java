package vn.hamrong.exchange.bhyt;

import java.util.Optional;

/** What a table repeats of XML1 and of the envelope. */
final class Agreement {
    private Agreement() {}

    static void check(Table table, TableRecord record, Optional<TableRecord> sum, Findings findings) {
        if (table == Table.XML1 || sum.isEmpty()) {
            return;
        }
        if (record.isFilled("MA_LK") && differs("MA_LK", record, sum.get())) {
            findings.error(
                    "MA_LK", "other-visit", "MA_LK khác với MA_LK ở bảng XML1", "MA_LK differs from MA_LK in XML1");
        }
        for (Field field : Layouts.of(table).fields().values()) {
            if (field.repeats() && record.isFilled(field.name()) && differs(field.name(), record, sum.get())) {
                findings.error(
                        field.name(),
                        "differs-from-xml1",
                        field.name() + " khác với bảng XML1",
                        field.name() + " differs from XML1");
            }
        }
    }

    static void facility(TableRecord record, String facility, Findings findings) {
        String own = record.value("MA_CSKCB").strip();
        if (!own.isEmpty() && !facility.isEmpty() && !own.equals(facility)) {
            findings.error(
                    "MA_CSKCB",
                    "other-facility",
                    "MA_CSKCB khác với MACSKCB của tệp gửi",
                    "MA_CSKCB differs from MACSKCB of the file");
        }
    }

    private static boolean differs(String field, TableRecord record, TableRecord sum) {
        return !record.value(field).strip().equals(sum.value(field).strip());
    }
}
