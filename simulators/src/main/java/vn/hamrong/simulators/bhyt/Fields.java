package vn.hamrong.simulators.bhyt;

import java.util.LinkedHashMap;
import java.util.Map;
import vn.hamrong.exchange.bhyt.TableRecord;

/** A record being filled. */
final class Fields {
    private final Map<String, String> values = new LinkedHashMap<>();

    static Fields of(Episode episode) {
        return new Fields().put("MA_LK", episode.number());
    }

    Fields put(String field, Object value) {
        values.put(field, value.toString());
        return this;
    }

    /** Several at once, as in {@code A=1|B=2}; for what is the same in every dossier. */
    Fields all(String fields) {
        for (String field : fields.split("\\|", -1)) {
            int equals = field.indexOf('=');
            values.put(field.substring(0, equals), field.substring(equals + 1));
        }
        return this;
    }

    TableRecord record() {
        return TableRecord.of(values);
    }
}
