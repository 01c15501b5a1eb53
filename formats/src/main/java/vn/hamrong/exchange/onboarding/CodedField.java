package vn.hamrong.exchange.onboarding;

import java.util.List;
import vn.hamrong.exchange.fhir.V2Tables;

/**
 * A field whose values come from a table of HL7 v2, and which the conversion translates by that table. Source: HL7 v2.8.2,
 * appendix A.
 *
 * @param path as in {@code PID-8}
 * @param table as in {@code 0001}
 */
record CodedField(String path, String table) {
    static final List<CodedField> ALL = List.of(
            new CodedField("PID-8", "0001"),
            new CodedField("PID-16", "0002"),
            new CodedField("NK1-3", "0063"),
            new CodedField("PV1-2", "0004"),
            new CodedField("DG1-6", "0052"),
            new CodedField("ORC-1", "0119"),
            new CodedField("ORC-5", "0038"),
            new CodedField("OBR-25", "0123"),
            new CodedField("OBX-8", "0078"),
            new CodedField("OBX-11", "0085"),
            new CodedField("AL1-2", "0127"),
            new CodedField("AL1-4", "0128"),
            new CodedField("FT1-6", "0017"));

    boolean knows(String code) {
        return V2Tables.allows(table, code);
    }

    String segment() {
        return path.substring(0, path.indexOf('-'));
    }

    int field() {
        return Integer.parseInt(path.substring(path.indexOf('-') + 1));
    }
}
