package vn.hamrong.exchange.bhyt;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One record of a table. Two records with equal values are equal, in whatever order the fields came.
 *
 * @param values field name → text exactly as sent, in the order sent; a field that was not there is not in it
 */
public record TableRecord(Map<String, String> values, Strays strays) {

    public TableRecord {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public static TableRecord of(Map<String, String> values) {
        return new TableRecord(values, Strays.NONE);
    }

    /** The text of that field exactly as sent; empty when it was not there. */
    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    /** Whether that field holds anything but blanks. */
    public boolean isFilled(String field) {
        return !value(field).isBlank();
    }

    /** How many fields: the values are a patient's. */
    @Override
    public String toString() {
        return "TableRecord[" + values.size() + " fields]";
    }
}
