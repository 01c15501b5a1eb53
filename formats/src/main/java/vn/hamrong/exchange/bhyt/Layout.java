package vn.hamrong.exchange.bhyt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one table is written.
 *
 * @param root the outermost element
 * @param list what holds the records; empty when the root is the one record
 * @param record one record; the root's name when it is the record
 * @param fields in the annex's order, those of all forms
 */
record Layout(String root, Optional<String> list, String record, Map<String, Field> fields) {

    static Layout of(List<String> path, Map<String, Field> fields) {
        Map<String, Field> inOrder = new LinkedHashMap<>(fields);
        String root = path.get(0);
        return path.size() == 3
                ? new Layout(root, Optional.of(path.get(1)), path.get(2), inOrder)
                : new Layout(root, Optional.empty(), root, inOrder);
    }

    Optional<Field> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }
}
