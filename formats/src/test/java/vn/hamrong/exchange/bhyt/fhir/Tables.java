package vn.hamrong.exchange.bhyt.fhir;

import java.util.LinkedHashMap;
import java.util.Map;
import vn.hamrong.exchange.bhyt.TableRecord;

/** Changes to records of golden cases. */
final class Tables {
    private Tables() {}

    static TableRecord with(TableRecord record, Map<String, String> changes) {
        Map<String, String> values = new LinkedHashMap<>(record.values());
        values.putAll(changes);
        return TableRecord.of(values);
    }
}
