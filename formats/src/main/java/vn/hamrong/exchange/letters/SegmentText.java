package vn.hamrong.exchange.letters;

import java.util.Map;
import java.util.TreeMap;

/** One segment under way. Fields are given escaped; those never set stay empty. */
final class SegmentText {
    private final String name;
    private final TreeMap<Integer, String> fields = new TreeMap<>();

    SegmentText(String name) {
        this.name = name;
    }

    SegmentText set(int field, String escaped) {
        if (!escaped.isEmpty()) {
            fields.put(field, escaped);
        }
        return this;
    }

    SegmentText set(int field, int number) {
        return set(field, String.valueOf(number));
    }

    /** Without its end. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder(name);
        int at = 0;
        for (Map.Entry<Integer, String> field : fields.entrySet()) {
            line.append("|".repeat(field.getKey() - at)).append(field.getValue());
            at = field.getKey();
        }
        return line.toString();
    }
}
