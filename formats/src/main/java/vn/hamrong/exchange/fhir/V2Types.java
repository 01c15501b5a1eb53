package vn.hamrong.exchange.fhir;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** HL7 v2 data types, as far as they help to type an extension. What we don't know is a string. */
final class V2Types {
    /** Parts of the composite types; a type not named here has no parts we know. */
    private static final Map<String, String> PARTS = Map.ofEntries(
            Map.entry("CX", "ST ST ID HD ID HD DT DT CWE CWE"),
            Map.entry("XPN", "FN ST ST ST ST IS ID ID CWE DR ID DTM DTM ST ST"),
            Map.entry("FN", "ST ST ST ST ST"),
            Map.entry("XAD", "SAD ST ST ST ST ID ID ST CWE CWE ID DR DTM DTM CWE ID CWE CWE ST"),
            Map.entry("SAD", "ST ST ST"),
            Map.entry("XTN", "ST ID ID ST SNM SNM SNM SNM ST ST ST ST DTM DTM CWE CWE ID NM"),
            Map.entry("XCN", "ST FN ST ST ST ST IS CWE HD ID ST ID ID HD ID CWE DR ID DTM DTM ST CWE CWE"),
            Map.entry("XON", "ST IS NM ST ID HD ID HD ID ST"),
            Map.entry("CWE", "ST ST ID ST ST ID ST ST ST ST ST ID ST"),
            Map.entry("EI", "ST IS ST ID"),
            Map.entry("HD", "IS ST ID"),
            Map.entry("PL", "HD HD HD HD IS IS HD HD ST CWE EI HD"),
            Map.entry("DR", "DTM DTM"),
            Map.entry("CQ", "NM CWE"),
            Map.entry("CP", "MO ID NM NM CWE ID"),
            Map.entry("MO", "NM ID"),
            Map.entry("DLN", "ST IS DT"),
            Map.entry("DLD", "CWE DTM"),
            Map.entry("FC", "CWE DTM"),
            Map.entry("JCC", "CWE CWE ST"),
            Map.entry("MSG", "ID ID ID"));

    private V2Types() {}

    /** The type of a field as in {@code PID-11}; {@code ST} when unknown. */
    static String of(String field) {
        return V2Fields.type(field);
    }

    static boolean isComposite(String type) {
        return PARTS.containsKey(type);
    }

    /** The type of part {@code n}. */
    static String part(String type, int n) {
        String parts = PARTS.get(type);
        if (parts == null) {
            return n == 1 ? type : "ST";
        }
        String[] all = parts.split(" ", -1);
        return n <= all.length ? all[n - 1] : "ST";
    }

    /** The type of the very first leaf. */
    static String leaf(String type) {
        return isComposite(type) ? leaf(part(type, 1)) : type;
    }

    /** The text as a FHIR value of its type, when it is one; else as a string. */
    static Type typed(String type, String text) {
        return switch (type) {
            case "DT", "DTM", "TS" -> time(text).<Type>map(time -> time).orElseGet(() -> new StringType(text));
            case "NM", "SI" -> decimal(text).<Type>map(number -> number).orElseGet(() -> new StringType(text));
            case "ID", "IS" -> Texts.isCode(text) ? new CodeType(text) : new StringType(text);
            default -> new StringType(text);
        };
    }

    private static Optional<DateTimeType> time(String text) {
        return Times.iso(text).map(DateTimeType::new);
    }

    private static Optional<DecimalType> decimal(String text) {
        return Numbers.decimal(text).map((BigDecimal number) -> new DecimalType(number));
    }
}
