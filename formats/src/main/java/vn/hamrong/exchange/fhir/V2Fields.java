package vn.hamrong.exchange.fhir;

import java.util.HashMap;
import java.util.Map;

/** Data types of fields, in the order of the fields; source: HL7 v2.8.2, chapters 3 to 12. */
final class V2Fields {
    private static final Map<String, String> TYPES = new HashMap<>();

    static {
        declare(
                "PID",
                "SI CX CX CX XPN XPN DTM CWE XPN CWE XAD ID XTN XTN CWE CWE CWE CX ST DLN CX CWE ST ID NM CWE CWE CWE"
                        + " DTM ID ID CWE DTM HD CWE CWE ST CWE CWE XTN");
    }

    private V2Fields() {}

    /** The type of a field as in {@code PID-11}; {@code ST} when unknown. */
    static String type(String field) {
        return TYPES.getOrDefault(field, "ST");
    }

    private static void declare(String segment, String types) {
        int n = 1;
        for (String type : types.split(" ", -1)) {
            TYPES.put(segment + "-" + n++, type);
        }
    }
}
